import { activityLog, usesColor } from './activity-log';
import { batched } from './batched';
import { useEndpoint } from './client-environment';
import { ExitCode, UsageError, type CommandContext } from './command';
import { killDescendants } from './descendants';
import { noteEndpoint } from './running-endpoint';
import { DEFAULT_PORT, LocalEndpoint } from '../endpoint/local-endpoint';

/** A port from the command line. */
export function portNumber(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port must be a whole number from 0 to 65535, got ${text}`);
  return port;
}

/** An endpoint that other commands of the user find. */
export interface ServedEndpoint {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the endpoint, which writes to standard error what its APIs and functions do.
 * @throws UsageError when the port is taken
 */
export async function startEndpoint(port: number, { output, env }: Pick<CommandContext, 'output' | 'env'>): Promise<ServedEndpoint> {
  const activity = batched(output.err);
  const observer = activityLog(activity.write, { color: usesColor(env, process.stderr.isTTY), now: () => new Date() });
  try {
    const endpoint = await LocalEndpoint.start({ port, observer });
    const forget = noteEndpoint(endpoint.url);
    return {
      url: endpoint.url,
      close: async () => {
        forget();
        await endpoint.close();
        activity.flush();
      },
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** The signals that ask the process to end, and what it then tells the shell. */
const SIGNALS = { SIGINT: ExitCode.INTERRUPTED, SIGTERM: ExitCode.TERMINATED, SIGHUP: ExitCode.HUNG_UP } as const;

/** Milliseconds that an interrupted endpoint gets to tell backends of their connections' end. */
const CLOSES_WITHIN = 2000;

/** Resolves when the process is asked to end. A second signal ends it at once. */
export function interrupted(): Promise<ExitCode> {
  return new Promise((resolve) => {
    for (const [signal, code] of Object.entries(SIGNALS)) process.once(signal, () => resolve(code));
  });
}

/** Closes the endpoint, but does not wait for what hangs: functions and folders go with the process. */
export async function closeSoon(endpoint: ServedEndpoint): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  await Promise.race([endpoint.close(), new Promise((resolve) => void (late = setTimeout(resolve, CLOSES_WITHIN)))]);
  clearTimeout(late);
}

/**
 * Starts the endpoint, points this process's AWS clients at it, acts, and when that went well goes on serving
 * until the process is asked to end. Asked while it acts, it gives that up.
 */
export async function withLocalEndpoint(port: string | undefined, context: CommandContext, act: () => Promise<ExitCode>): Promise<ExitCode> {
  const { output } = context;
  const stop = interrupted();
  const endpoint = await startEndpoint(portNumber(port), context);
  try {
    useEndpoint(endpoint.url);
    const code = await Promise.race([act(), stop]);
    if (code >= ExitCode.HUNG_UP) {
      output.err('gatehouse: interrupted; what was deployed locally is gone\n');
      // The app that is being synthesized is a process of the toolkit's.
      killDescendants();
    }
    if (code !== ExitCode.OK) return code;
    output.err(`serving on ${endpoint.url} until you press Ctrl+C\n`);
    await stop;
    return code;
  } finally {
    await closeSoon(endpoint);
  }
}
