import { Unresolved, type Value } from './value';

/*
 * From untyped data to the model's types. Numbers and booleans may be written as strings, as CloudFormation
 * accepts them. `null` is absent. A value of another type than wanted is carried as `Unresolved`: absent
 * would mean the service's default, and nothing may be concluded from what makes no sense.
 */

/** An object, such as a template's section; neither a list nor something unresolved. */
export type Plain = Readonly<Record<string, unknown>>;

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unresolved);
}

/** The object, or an empty one. */
export function plainOrEmpty(value: unknown): Plain {
  return isPlain(value) ? value : {};
}

/** A field that the object has itself: `constructor` is absent unless somebody wrote it. */
export function own(object: Plain, key: string): unknown {
  const value = object[key];
  return value !== undefined && Object.hasOwn(object, key) ? value : undefined;
}

export function asString<T extends string = string>(value: unknown): Value<T> | undefined {
  if (typeof value === 'string') return value as T;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value) as T;
  return other(value);
}

/** A version such as `2.0`; as a number it may have lost its fraction. */
export function asVersion(value: unknown): Value<string> | undefined {
  return typeof value === 'number' ? value.toFixed(1) : asString(value);
}

/** A string in upper case: a name of the service's enumerations, which documents may write in lower case. */
export function asUpper<T extends string>(value: unknown): Value<T> | undefined {
  const text = asString(value);
  return typeof text === 'string' ? text.toUpperCase() as T : text;
}

export function asNumber(value: unknown): Value<number> | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value);
  return other(value);
}

export function asBoolean(value: unknown): Value<boolean> | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return other(value);
}

export function asList<T>(value: unknown, item: (value: unknown) => T | undefined): Value<readonly T[]> | undefined {
  return Array.isArray(value) ? value.map(item).filter((one) => one !== undefined) : other(value);
}

export function asMap<T>(value: unknown, item: (value: unknown) => T | undefined): Value<Readonly<Record<string, T>>> | undefined {
  if (!isPlain(value)) return other(value);
  const entries = Object.entries(value).map(([key, one]) => [key, item(one)] as const);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, T] => entry[1] !== undefined));
}

export function asStrings<T extends string = string>(value: unknown): Value<readonly Value<T>[]> | undefined {
  return asList(value, asString<T>);
}

export function asStringMap(value: unknown): Value<Readonly<Record<string, Value<string>>>> | undefined {
  return asMap(value, asString<string>);
}

/** An object whose fields nobody looks into. */
export function asPlain(value: unknown): Value<Plain> | undefined {
  return isPlain(value) ? value : other(value);
}

function other(value: unknown): Unresolved | undefined {
  if (value === undefined || value === null) return undefined;
  return value instanceof Unresolved ? value : new Unresolved(value);
}
