import { basename } from 'node:path';
import { constructMetadata, entriesOf, templateOfConstruct } from './construct-metadata';
import type { Plain } from '../model/coerce';

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
  const metadata = constructMetadata(folder, artifact);
  const paths = new Map<string, Map<string, string>>();
  for (const path of Object.keys(metadata)) {
    const [logicalId] = entriesOf(metadata, path, 'aws:cdk:logicalId');
    const template = logicalId === undefined ? undefined : templateOfConstruct(metadata, artifact, path);
    if (logicalId === undefined || template === undefined) continue;
    const ofTemplate = paths.get(template) ?? new Map<string, string>();
    paths.set(template, ofTemplate);
    if (!ofTemplate.has(logicalId)) ofTemplate.set(logicalId, path.replace(/^\//, ''));
  }
  return paths;
}
