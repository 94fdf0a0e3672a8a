import { existsSync, readdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { readText } from './file';
import { parseText } from './parse';
import { TemplateError } from './template';
import { isPlain, own, plainOrEmpty } from '../model/coerce';

/**
 * The file of a cloud assembly that a template refers to by the hash of its content, as the CDK writes the places of
 * files that it uploads.
 *
 * @param folder the assembly
 * @param place a URL, a bucket's key, or an expression with either
 */
export function assetBehind(folder: string, place: unknown): string | undefined {
  const hash = /[0-9a-f]{64}/.exec(JSON.stringify(place) ?? '')?.[0];
  if (hash === undefined) return undefined;
  for (const name of readdirSync(folder).filter((file) => /^manifest\.json$|\.(assets|metadata)\.json$/.test(file))) {
    const text = readText(join(folder, name));
    const path = text.includes(hash) ? pathIn(parseText(name, text).data, hash) : undefined;
    if (path === undefined) continue;
    const file = isAbsolute(path) ? path : join(folder, path);
    return existsSync(file) ? file : undefined;
  }
  return undefined;
}

/** The document that an asset holds; absent when there is none, or it cannot be read. */
export function documentBehind(folder: string, place: unknown): unknown {
  try {
    const file = assetBehind(folder, place);
    return file === undefined ? undefined : parseText(file, readText(file)).data;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

/** Assets have a manifest of their own; with the legacy synthesizer they are metadata of the stack. */
function pathIn(manifest: unknown, hash: string): string | undefined {
  const files = own(plainOrEmpty(manifest), 'files');
  const source = own(plainOrEmpty(own(plainOrEmpty(files), hash)), 'source');
  const path = own(plainOrEmpty(source), 'path') ?? assetEntries(manifest).find((asset) => own(asset, 'id') === hash)?.path;
  return typeof path === 'string' ? path : undefined;
}

function assetEntries(metadata: unknown): Record<string, unknown>[] {
  const artifacts = Object.values(plainOrEmpty(own(plainOrEmpty(metadata), 'artifacts')));
  return [metadata, ...artifacts.map((artifact) => own(plainOrEmpty(artifact), 'metadata'))]
    .flatMap((byPath) => Object.values(plainOrEmpty(byPath)))
    .flatMap((entries) => (Array.isArray(entries) ? entries : []))
    .filter((entry) => isPlain(entry) && own(entry, 'type') === 'aws:cdk:asset')
    .map((entry) => plainOrEmpty(own(entry, 'data')));
}
