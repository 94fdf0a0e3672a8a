import { isMap } from './read';

type Path = readonly (string | number)[];

/** A value in a raw property tree with the path to it. */
export interface PropertyValue {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * Every value at a dotted path of a raw property tree. `*` stands for any key of a map and any index of a
 * list; nothing is found below what is only known at deployment.
 */
export function propertyValues(tree: unknown, path: string): PropertyValue[] {
  const found: PropertyValue[] = [];
  collect(tree, path.split('.'), [], found);
  return found;
}

function collect(value: unknown, steps: readonly string[], path: Path, found: PropertyValue[]): void {
  const step = steps[path.length];
  if (step === undefined) {
    found.push({ path, value });
  } else if (Array.isArray(value)) {
    if (step === '*') value.forEach((item, index) => collect(item, steps, [...path, index], found));
  } else if (isMap(value)) {
    if (step === '*') Object.keys(value).forEach((key) => collect(value[key], steps, [...path, key], found));
    else if (Object.hasOwn(value, step)) collect(value[step], steps, [...path, step], found);
  }
}
