import { ExitCode } from '../../src/cli/command';
import { run } from '../../src/cli/run';

/** What a command line printed, and how it ended. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process. */
export async function gatehouse(args: readonly string[], cwd = process.cwd()): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(args, { output: { out: (text) => void (out += text), err: (text) => void (err += text) }, cwd, env: {} });
  return { code, out, err };
}
