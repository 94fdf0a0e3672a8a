import { ExitCode, UsageError, type CommandContext } from './command';
import { DEFAULT_PORT, LocalEndpoint } from '../endpoint/local-endpoint';

/** What an AWS client needs to talk to the endpoint; credentials are taken as they come. */
export function clientEnvironment(url: string): Record<string, string> {
  return { AWS_ENDPOINT_URL: url, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
}

/** A port from the command line. */
export function portNumber(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`--port must be a whole number from 0 to 65535, got ${text}`);
  return port;
}

/** Starts the endpoint; a port that is taken is the user's to mend. */
export async function startEndpoint(port: number): Promise<LocalEndpoint> {
  try {
    return await LocalEndpoint.start({ port });
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
    Object.assign(process.env, clientEnvironment(endpoint.url));
    const code = await act();
    if (code !== ExitCode.OK) return code;
    output.err(`serving on ${endpoint.url} until you press Ctrl+C\n`);
    await stop;
    return code;
  } finally {
    await endpoint.close();
  }
}
