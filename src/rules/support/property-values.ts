import { isMap } from './read';

/** A value in a raw property tree with the path to it. */
export interface PropertyValue {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/**
 * Every value at a dotted path of a raw property tree. `*` stands for any key of a map and any index of a
 * list; nothing is found below what is only known at deployment.
 */
export function propertyValues(tree: unknown, path: string): PropertyValue[] {
  let found: PropertyValue[] = [{ path: [], value: tree }];
  for (const step of path.split('.')) found = found.flatMap((parent) => children(parent, step));
  return found;
}

function children({ path, value }: PropertyValue, step: string): PropertyValue[] {
  if (Array.isArray(value)) return step === '*' ? value.map((item, index) => ({ path: [...path, index], value: item })) : [];
  if (!isMap(value)) return [];
  if (step === '*') return Object.entries(value).map(([key, item]) => ({ path: [...path, key], value: item }));
  return Object.hasOwn(value, step) ? [{ path: [...path, step], value: value[step] }] : [];
}
