import { join } from 'node:path';
import { readText } from './file';
import { parseText } from './parse';
import { TemplateError } from './template';
import { isPlain, own, plainOrEmpty, type Plain } from '../model/coerce';

/** What a stack's artifact tells of its constructs, by their paths. Newer assemblies keep it in a file beside the manifest. */
export function constructMetadata(folder: string, artifact: Plain): Plain {
  const inline = plainOrEmpty(own(artifact, 'metadata'));
  const file = own(artifact, 'additionalMetadataFile');
  if (typeof file !== 'string') return inline;
  try {
    return { ...inline, ...plainOrEmpty(parseText(file, readText(join(folder, file))).data) };
  } catch (error) {
    // Without it a finding only lacks its path.
    if (error instanceof TemplateError) return inline;
    throw error;
  }
}

/** The texts that constructs left under a type, by their paths. */
export function entriesOf(metadata: Plain, path: string, type: string): string[] {
  const entries = own(metadata, path);
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
    const data = isPlain(entry) && own(entry, 'type') === type ? own(entry, 'data') : undefined;
    return typeof data === 'string' ? [data] : [];
  });
}

/** The path of the construct around one; empty for the outermost. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The template of the nearest stack around a construct; that of the outer stack where none is. */
export function templateOfConstruct(metadata: Plain, artifact: Plain, path: string): string | undefined {
  for (let around = path; around !== ''; around = parentPath(around)) {
    const [file] = entriesOf(metadata, around, 'aws:cdk:templateFile');
    if (file !== undefined) return file;
  }
  const outer = own(plainOrEmpty(own(artifact, 'properties')), 'templateFile');
  return typeof outer === 'string' ? outer : undefined;
}
