import { Unresolved } from '../../model';

/**
 * A value as it is written out: an `Unresolved` becomes its expression, lists and plain objects are
 * copied, and everything else (CDK tokens among it) goes through untouched.
 */
export function plain(value: unknown): unknown {
  if (value instanceof Unresolved) return value.expression;
  if (Array.isArray(value)) return value.map(plain);
  if (isPlainObject(value)) return record(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  return value;
}

/** An object of the entries that have a value. Never assigns, so that a key such as `__proto__` is a key. */
export function record(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  return Object.fromEntries([...entries].filter(([, value]) => value !== undefined));
}

/** An object without the fields that have no value. */
export function compact(fields: Record<string, unknown>): Record<string, unknown> {
  return record(Object.entries(fields));
}

/** The object, or `undefined` when it says nothing. */
export function unlessEmpty(fields: Record<string, unknown>): Record<string, unknown> | undefined {
  return Object.keys(fields).length === 0 ? undefined : fields;
}

/** Sorts by code units, so that the same API is written the same way on every machine. */
export function byKey<T>([a]: readonly [string, T], [b]: readonly [string, T]): number {
  return a < b ? -1 : Number(a > b);
}

/** Whether it is data, and not an instance of a class that may be a CDK token. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
