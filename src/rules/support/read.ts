import { Unresolved, type Value } from '../../model';

/** A known string; numbers and booleans are written out, as CloudFormation does. */
export function text(value: Value<string> | undefined): string | undefined;
export function text(value: unknown): string | undefined;
export function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A known number; digits in a string count, as they do for CloudFormation. */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

/** A known boolean, also written as a string. */
export function flag(value: unknown): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** The items of a known list; none when it is absent, unresolved, or no list at all. */
export function list<T>(value: Value<readonly T[]> | undefined): readonly T[];
export function list(value: unknown): readonly unknown[];
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : NOTHING;
}

/** Most lists and maps that are asked for are absent. */
const NOTHING: readonly never[] = [];

/** The entries of a known map; none when it is absent, unresolved, or no map at all. */
export function entries<T>(value: Value<Readonly<Record<string, T>>> | undefined): readonly [string, T][];
export function entries(value: unknown): readonly [string, unknown][];
export function entries(value: unknown): readonly [string, unknown][] {
  return isMap(value) ? Object.entries(value) : NOTHING;
}

/** Whether a property is surely there; `Fn::If` may leave it out. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && !(value instanceof Unresolved && (!isMap(value.expression) || Object.hasOwn(value.expression, 'Fn::If')));
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unresolved);
}

/** What stands at a dotted path of a raw property tree; `undefined` as soon as a part of it is absent or unresolved. */
export function at(tree: unknown, path: string): unknown {
  let node = tree;
  for (const key of stepsOf(path)) {
    if (!isMap(node) || !Object.hasOwn(node, key)) return undefined;
    node = node[key];
  }
  return node;
}

const STEPS = new Map<string, readonly string[]>();

/** The parts of a dotted path. Paths are few and asked for thousands of times. */
export function stepsOf(path: string): readonly string[] {
  let steps = STEPS.get(path);
  if (!steps) STEPS.set(path, steps = path.split('.'));
  return steps;
}

/** The length of a text in UTF-8. */
export function bytesOf(value: string): number {
  return Buffer.byteLength(value, 'utf8');
}
