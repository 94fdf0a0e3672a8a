import { fields } from './fields';
import type { Tag, Value } from '../../model';
import { asList, asString, isPlain } from '../../model/coerce';

/** A list of `Key` and `Value`. */
export function asTags(value: unknown): Value<readonly Tag[]> | undefined {
  return asList(value, (tag) => isPlain(tag) ? fields(tag, { key: asString, value: asString }) : undefined);
}
