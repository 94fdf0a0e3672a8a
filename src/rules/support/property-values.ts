import { isMap, stepsOf } from './read';

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
export function propertyValues(tree: unknown, path: string): readonly PropertyValue[] {
  const steps = stepsOf(path);
  let value = tree;
  for (let depth = 0; depth < steps.length; depth++) {
    const step = steps[depth];
    if (step === '*') return valuesBelow(value, steps, steps.slice(0, depth));
    if (!isMap(value) || !Object.hasOwn(value, step)) return NONE;
    value = value[step];
  }
  return [{ path: steps, value }];
}

/** Most properties that are asked for are absent. */
const NONE: readonly PropertyValue[] = [];

function valuesBelow(value: unknown, steps: readonly string[], trail: (string | number)[]): readonly PropertyValue[] {
  const found: PropertyValue[] = [];
  collect(value, steps, trail, found);
  return found;
}

/** `trail` holds the way down to `value` and is changed in place. */
function collect(value: unknown, steps: readonly string[], trail: (string | number)[], found: PropertyValue[]): void {
  if (trail.length === steps.length) {
    found.push({ path: [...trail], value });
    return;
  }
  const step = steps[trail.length];
  if (Array.isArray(value)) {
    if (step === '*') value.forEach((item, index) => descend(item, index, steps, trail, found));
  } else if (isMap(value)) {
    if (step === '*') for (const key of Object.keys(value)) descend(value[key], key, steps, trail, found);
    else if (Object.hasOwn(value, step)) descend(value[step], step, steps, trail, found);
  }
}

function descend(value: unknown, key: string | number, steps: readonly string[], trail: (string | number)[], found: PropertyValue[]): void {
  trail.push(key);
  collect(value, steps, trail, found);
  trail.pop();
}
