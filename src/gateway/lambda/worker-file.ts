import { createHash } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as esbuild from 'esbuild';

/** The name under which the worker lies beside this file when compiled, and beside every bundle. */
const COMPILED = 'worker.js';

let resolved: string | undefined;

/**
 * The file that a function's process starts from. When the gateway runs from its TypeScript sources (in tests), there is no
 * compiled worker: it is built once and kept, by its content, in the temporary folder.
 */
export function workerFile(): string {
  const beside = join(__dirname, COMPILED);
  resolved ??= existsSync(beside) ? beside : build(join(__dirname, 'worker.ts'));
  return resolved;
}

function build(source: string): string {
  // Not an import: a bundle must not try to take the bundler in.
  const { buildSync } = createRequire(__filename)('esbuild') as typeof esbuild;
  const [{ text }] = buildSync({ entryPoints: [source], bundle: true, platform: 'node', target: 'node20', write: false, logLevel: 'silent' }).outputFiles;
  const file = join(tmpdir(), `gatehouse-worker-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.js`);
  if (!existsSync(file)) {
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  }
  return file;
}
