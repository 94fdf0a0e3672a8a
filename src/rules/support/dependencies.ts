import { siblingOf } from './resources';
import { Unresolved, type ApiModel, type Located } from '../../model';

/**
 * The logical ids that a resource waits for, directly or through others: what it names in `DependsOn` and
 * what its properties refer to.
 */
export function dependencies(model: ApiModel, node: Located): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [node.origin?.logicalId];
  for (const id of queue) {
    const resource = siblingOf(model, node, id);
    if (!resource) continue;
    const next = [...resource.dependsOn];
    references(resource.properties, next);
    for (const other of next) {
      if (found.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  }
  return found;
}

function references(value: unknown, into: string[]): void {
  if (value instanceof Unresolved) into.push(...value.references);
  else if (Array.isArray(value)) for (const item of value) references(item, into);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) references(item, into);
}
