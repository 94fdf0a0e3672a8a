import { basename, join } from 'node:path';
import { readText } from './file';
import { parseText } from './parse';
import { TemplateError } from './template';
import { isPlain, own, plainOrEmpty, type Plain } from '../model/coerce';

/** Construct paths by template file, then by logical id. */
type ConstructPaths = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Looks up the construct path of a resource in the metadata of a stack's artifact, which an assembly has even where
 * its templates do not tell `aws:cdk:path`. The metadata is read at the first question: it is large, and few ask.
 *
 * @param folder the assembly
 * @param artifact the stack, which speaks of its nested stacks too
 */
export function constructPaths(folder: string, artifact: Plain): (template: string, logicalId: string) => string | undefined {
  let known: ConstructPaths | undefined;
  return (template, logicalId) => (known ??= pathsIn(folder, artifact)).get(basename(template))?.get(logicalId);
}

function pathsIn(folder: string, artifact: Plain): ConstructPaths {
  const metadata = { ...plainOrEmpty(own(artifact, 'metadata')), ...additional(folder, artifact) };
  const data = (path: string, type: string): string | undefined => {
    const entries = own(metadata, path);
    const found: unknown = (Array.isArray(entries) ? entries : []).find((entry) => isPlain(entry) && own(entry, 'type') === type);
    const value = isPlain(found) ? own(found, 'data') : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  /** The template of the nearest stack around a construct. */
  const templateOf = (path: string): string | undefined =>
    path === '' ? undefined : data(path, 'aws:cdk:templateFile') ?? templateOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))));

  const outer = own(plainOrEmpty(own(artifact, 'properties')), 'templateFile');
  const paths = new Map<string, Map<string, string>>();
  for (const path of Object.keys(metadata)) {
    const logicalId = data(path, 'aws:cdk:logicalId');
    const template = logicalId === undefined ? undefined : templateOf(path) ?? outer;
    if (logicalId === undefined || typeof template !== 'string') continue;
    const ofTemplate = paths.get(template) ?? new Map<string, string>();
    paths.set(template, ofTemplate);
    if (!ofTemplate.has(logicalId)) ofTemplate.set(logicalId, path.replace(/^\//, ''));
  }
  return paths;
}

/** What newer assemblies keep in a file beside the manifest. Without it a finding only lacks its path. */
function additional(folder: string, artifact: Plain): Plain {
  const file = own(artifact, 'additionalMetadataFile');
  if (typeof file !== 'string') return {};
  try {
    return plainOrEmpty(parseText(file, readText(join(folder, file))).data);
  } catch (error) {
    if (error instanceof TemplateError) return {};
    throw error;
  }
}
