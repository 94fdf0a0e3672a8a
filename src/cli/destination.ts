import type { Command } from 'commander';
import { useEndpoint } from './client-environment';
import type { CommandContext } from './command';
import { runningEndpoints } from './running-endpoint';
import { Refused, type ControlPlane } from '../deployer';

/** Flags of every command that talks to AWS. */
export interface DestinationFlags {
  /** `true`: the local endpoint, or an error; `false`: AWS; absent: the local endpoint where one runs. */
  readonly local?: boolean;
}

/** Adds what says where a command works: on AWS or on the local endpoint. */
export function withDestinationOptions(command: Command): Command {
  return command
    .option('--local', 'works on the running local endpoint, and fails when none runs (default: it, where one runs)')
    .option('--no-local', 'works on AWS although a local endpoint runs');
}

/**
 * Points this process's AWS clients at the local endpoint that runs, unless `AWS_ENDPOINT_URL` names another or the flags
 * say otherwise.
 *
 * @returns whether the local endpoint was chosen here
 * @throws Refused for `--local` without a running endpoint
 */
export function chooseDestination({ local }: DestinationFlags): boolean {
  const given = process.env.AWS_ENDPOINT_URL;
  if (given) return false;
  if (local === false) return false;
  const [running, ...others] = runningEndpoints();
  if (running === undefined) {
    if (local) throw new Refused('no local endpoint is running; start one with "gatehouse local" or "gatehouse deploy --local"');
    return false;
  }
  if (others.length > 0) {
    throw new Refused(`${others.length + 1} local endpoints are running (${[running, ...others].map(({ url }) => url).join(', ')}); `
      + 'set AWS_ENDPOINT_URL to one of them, or pass --no-local for AWS');
  }
  useEndpoint(running.url);
  return true;
}

/** Says on which account, Region and endpoint a command is about to work. */
export async function announce(controlPlane: ControlPlane, what: string, { output }: Pick<CommandContext, 'output'>): Promise<void> {
  const { account, region } = await controlPlane.caller();
  const endpoint = process.env.AWS_ENDPOINT_URL;
  const place = !endpoint ? 'AWS' : isLoopback(endpoint) ? `local endpoint ${endpoint}` : endpoint;
  output.err(`${what} in account ${account}, Region ${region} (${place})\n`);
}

function isLoopback(url: string): boolean {
  try {
    return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.+\.localhost)$/.test(new URL(url).hostname);
  } catch {
    return false;
  }
}
