import { AwsError } from '../service';

/**
 * Orders resources so that each comes after what it depends on; among equals, the order they were given in.
 * Dependencies on what is not in the map are ignored.
 * @throws AwsError `ValidationError` that names the resources of a cycle
 */
export function creationOrder(dependencies: ReadonlyMap<string, readonly string[]>): string[] {
  const ordered: string[] = [];
  const done = new Set<string>();
  let waiting = [...dependencies.keys()];
  while (waiting.length > 0) {
    const blocked: string[] = [];
    for (const id of waiting) {
      if (dependencies.get(id)!.every((other) => done.has(other) || !dependencies.has(other))) {
        done.add(id);
        ordered.push(id);
      } else {
        blocked.push(id);
      }
    }
    if (blocked.length === waiting.length) throw new AwsError('ValidationError', `Circular dependency between resources: [${inCycles(blocked, dependencies).join(', ')}]`);
    waiting = blocked;
  }
  return ordered;
}

/** Of the blocked resources, those on a cycle: what only waits for a cycle is taken away. */
function inCycles(blocked: readonly string[], dependencies: ReadonlyMap<string, readonly string[]>): string[] {
  let left = [...blocked];
  for (;;) {
    const needed = new Set(left.flatMap((id) => dependencies.get(id)!));
    const next = left.filter((id) => needed.has(id));
    if (next.length === left.length) return next;
    left = next;
  }
}
