import { basename, join } from 'node:path';
import { constructMetadata, entriesOf, parentPath, templateOfConstruct } from './construct-metadata';
import { readText } from './file';
import type { ConstructWarning } from '../model';
import { own, type Plain } from '../model/coerce';

/** How the CDK marks the id of a warning in its text. The namespace tells ours from those of other libraries. */
const OURS = /^(.*) \[ack: Annotation::cdk-gatehouse:([\w-]+)\]$/s;
const MENTION = 'Annotation::cdk-gatehouse:';

/**
 * Looks up what our constructs warned of as they were made, which is seen at synthesis and stands in no template.
 *
 * @param folder the assembly
 * @param artifact the stack, which speaks of its nested stacks too
 */
export function constructWarnings(folder: string, artifact: Plain): (template: string) => readonly ConstructWarning[] {
  let known: ReadonlyMap<string, readonly ConstructWarning[]> | undefined;
  return (template) => (known ??= warningsIn(folder, artifact)).get(basename(template)) ?? [];
}

function warningsIn(folder: string, artifact: Plain): ReadonlyMap<string, readonly ConstructWarning[]> {
  const found = new Map<string, ConstructWarning[]>();
  if (!mentions(folder, artifact)) return found;
  const metadata = constructMetadata(folder, artifact);
  for (const path of Object.keys(metadata)) {
    const template = templateOfConstruct(metadata, artifact, path);
    for (const text of entriesOf(metadata, path, 'aws:cdk:warning')) {
      const [, message, id] = OURS.exec(text) ?? [];
      if (id === undefined || template === undefined) continue;
      const warning = { id, message, constructPath: path.replace(/^\//, ''), logicalId: resourceOf(metadata, path) };
      found.set(template, [...(found.get(template) ?? []), warning]);
    }
  }
  return found;
}

/** The metadata is large, and seldom has a warning of ours. */
function mentions(folder: string, artifact: Plain): boolean {
  const file = own(artifact, 'additionalMetadataFile');
  if (typeof file !== 'string') return true;
  try {
    return readText(join(folder, file)).includes(MENTION);
  } catch {
    return false;
  }
}

/** The logical id of the resource that a construct is, or is a part of. */
function resourceOf(metadata: Plain, path: string): string | undefined {
  for (let around = path; around !== ''; around = parentPath(around)) {
    const [logicalId] = [around, `${around}/Resource`].flatMap((place) => entriesOf(metadata, place, 'aws:cdk:logicalId'));
    if (logicalId !== undefined) return logicalId;
  }
  return undefined;
}
