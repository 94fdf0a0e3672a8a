import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './worker-error';
import { resolveSdkFrom } from './worker-sdk';

export type Handler = (event: unknown, context: unknown, callback: (error?: unknown, result?: unknown) => void) => unknown;

type Exports = Record<string, unknown>;

/** Loads `dir/file.export`, in the order in which Lambda's Node runtime looks for the file. */
export async function loadHandler(codeDirectory: string, handler: string, hostDirectory: string): Promise<Handler> {
  const { file, path } = parse(handler);
  resolveSdkFrom(hostDirectory);
  const exports = await load(codeDirectory, file);
  const found = path.reduce<unknown>((value, name) => (value as Exports | undefined)?.[name], exports)
    ?? path.reduce<unknown>((value, name) => (value as Exports | undefined)?.[name], exports.default);
  if (found === undefined || found === null) throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw new RuntimeError('Runtime.HandlerNotFound', `${handler} is not a function`);
  return found as Handler;
}

function parse(handler: string): { file: string; path: string[] } {
  const match = /^([^.]+)\.(.+)$/.exec(basename(handler));
  if (match === null || handler.includes('..')) throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  return { file: join(dirname(handler), match[1]), path: match[2].split('.') };
}

async function load(codeDirectory: string, file: string): Promise<Exports> {
  const base = resolve(codeDirectory, file);
  const require = createRequire(join(codeDirectory, 'index.js'));
  try {
    if (existsSync(`${base}.js`)) return isModuleScope(base) ? await importFile(`${base}.js`) : require(`${base}.js`);
    if (existsSync(`${base}.mjs`)) return await importFile(`${base}.mjs`);
    if (existsSync(`${base}.cjs`)) return require(`${base}.cjs`);
  } catch (error) {
    throw asRuntimeError(error);
  }
  throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${basename(file)}'\nRequire stack:\n- ${base}`);
}

async function importFile(file: string): Promise<Exports> {
  return await import(pathToFileURL(file).href) as Exports;
}

function isModuleScope(file: string): boolean {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) return (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: string }).type === 'module';
    if (dirname(folder) === folder || basename(folder) === 'node_modules') return false;
  }
}

function asRuntimeError(error: unknown): unknown {
  if (error instanceof SyntaxError) return new RuntimeError('Runtime.UserCodeSyntaxError', error.toString());
  const code = (error as { code?: string } | undefined)?.code;
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') return new RuntimeError('Runtime.ImportModuleError', String(error));
  return error;
}
