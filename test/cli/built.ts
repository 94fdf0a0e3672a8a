import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type BuildOptions } from 'esbuild';

/** The command as a file, for tests that need it as a process: built from the sources, with the packages of the checkout. */
export async function buildCommand(): Promise<{ readonly file: string; readonly env: NodeJS.ProcessEnv }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-command-'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const common: BuildOptions = { bundle: true, platform: 'node', target: 'node20', packages: 'external', logLevel: 'silent' };
  await Promise.all([
    build({ ...common, entryPoints: ['src/cli/main.ts'], outfile: join(folder, 'gatehouse.js') }),
    build({ ...common, entryPoints: ['src/gateway/lambda/worker.ts'], outfile: join(folder, 'worker.js') }),
  ]);
  return { file: join(folder, 'gatehouse.js'), env: { ...process.env } };
}
