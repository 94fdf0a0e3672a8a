import { isPlain, own, plainOrEmpty } from '../../model/coerce';
import { intrinsicOf } from '../intrinsics';

/** The properties of a SAM resource with what the template's `Globals` give to all of its kind. */
export function withGlobals(type: string, properties: unknown, globals: unknown): unknown {
  const kind = /^AWS::Serverless::(\w+)$/.exec(type)?.[1];
  const common = kind === undefined ? undefined : own(plainOrEmpty(globals), kind);
  return isPlain(common) ? merged(common, plainOrEmpty(properties)) : properties;
}

/** SAM merges maps key by key, appends lists, and otherwise takes what the resource says. */
function merged(common: unknown, mine: unknown): unknown {
  if (Array.isArray(common) && Array.isArray(mine)) return [...common, ...mine];
  if (!isPlain(common) || !isPlain(mine) || intrinsicOf(common) !== undefined || intrinsicOf(mine) !== undefined) return mine;
  const both = Object.entries(mine).map(([key, value]) => [key, Object.hasOwn(common, key) ? merged(common[key], value) : value] as const);
  return Object.fromEntries([...Object.entries(common), ...both]);
}
