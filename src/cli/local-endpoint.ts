import { useEndpoint } from './client-environment';
import { ExitCode, UsageError, type CommandContext } from './command';
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

/** @throws UsageError when the port is taken */
export async function startEndpoint(port: number): Promise<ServedEndpoint> {
  try {
    const endpoint = await LocalEndpoint.start({ port });
    const forget = noteEndpoint(endpoint.url);
    return {
      url: endpoint.url,
      close: () => {
        forget();
        return endpoint.close();
      },
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Serves until the process is asked to end. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/**
 * Starts the endpoint, points this process's AWS clients at it, acts, and when that went well goes on serving
 * until the process is asked to end.
 */
export async function withLocalEndpoint(port: string | undefined, { output }: CommandContext, act: () => Promise<ExitCode>): Promise<ExitCode> {
  const endpoint = await startEndpoint(portNumber(port));
  try {
    const stop = interrupted();
    useEndpoint(endpoint.url);
    const code = await act();
    if (code !== ExitCode.OK) return code;
    output.err(`serving on ${endpoint.url} until you press Ctrl+C\n`);
    await stop;
    return code;
  } finally {
    await endpoint.close();
  }
}
