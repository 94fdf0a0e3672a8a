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
export function propertyValues(tree: unknown, path: string): readonly PropertyValue[] {
  const steps = stepsOf(path);
  if (!mayHave(tree, steps)) return NONE;
  const found: PropertyValue[] = [];
  collect(tree, steps, [], found);
  return found;
}

const NONE: readonly PropertyValue[] = [];

/** Whether the names up to the first `*` are there. Most properties that are asked for are absent, which this tells at no cost. */
function mayHave(tree: unknown, steps: readonly string[]): boolean {
  let node = tree;
  for (const step of steps) {
    if (step === '*') return true;
    if (!isMap(node) || !Object.hasOwn(node, step)) return false;
    node = node[step];
  }
  return true;
}

const STEPS = new Map<string, readonly string[]>();

function stepsOf(path: string): readonly string[] {
  const known = STEPS.get(path) ?? path.split('.');
  STEPS.set(path, known);
  return known;
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
