import { structures, text } from '../protocols/query';
import type { QueryInput } from '../protocols/query';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The `Tags` of a request. */
export function readTags(input: QueryInput): Tag[] {
  return structures(input, 'Tags').map((tag) => ({ key: text(tag, 'Key') ?? '', value: text(tag, 'Value') ?? '' }));
}

export function writeTags(tags: readonly Tag[]) {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}
