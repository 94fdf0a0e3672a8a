import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const GATEHOUSE = resolve('assets/cli/bin/gatehouse.js');
const CDK = resolve('node_modules/aws-cdk/bin/cdk');

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. */
export async function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => { text.stdout += chunk; });
  child.stderr.on('data', (chunk) => { text.stderr += chunk; });
  const [code] = await once(child, 'close');
  return { code: code ?? 1, ...text };
}

/** Runs the `gatehouse` command and returns what it printed on standard output. Any exit code but the expected one ends the demo. */
export async function gatehouse(args: readonly string[], env: NodeJS.ProcessEnv = {}, expected = 0): Promise<string> {
  const finished = await run(process.execPath, [GATEHOUSE, ...args], env);
  if (finished.code !== expected) {
    throw new Error(`gatehouse ${args.join(' ')} ended with ${finished.code}, expected ${expected}\n${finished.stdout}${finished.stderr}`);
  }
  return finished.stdout;
}

/** Runs the CDK's own command line. */
export async function cdk(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const finished = await run(process.execPath, [CDK, ...args], env);
  if (finished.code !== 0) throw new Error(`cdk ${args.join(' ')} ended with ${finished.code}\n${finished.stdout}${finished.stderr}`);
  return finished.stdout + finished.stderr;
}

/** Starts `gatehouse local` on a free port. */
export async function startEndpoint(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, [GATEHOUSE, 'local', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  const url = await new Promise<string>((found, failed) => {
    child.stdout!.on('data', (chunk) => {
      printed += chunk;
      const match = /http:\/\/localhost:\d+/.exec(printed);
      if (match) found(match[0]);
    });
    child.once('exit', (code) => failed(new Error(`gatehouse local ended with ${code}: ${printed}`)));
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
