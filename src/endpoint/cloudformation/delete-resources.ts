import { creationOrder } from './creation-order';
import { ProvisionError } from './provisioner';
import type { Provisioner } from './provisioner';
import type { Failures } from './rollback';
import type { Stack, StackResource } from './stack';

/**
 * Deletes resources, each before what it depends on. What cannot be deleted does not stop the rest, but what
 * it depends on stays.
 *
 * @param retain whether a resource is left in place
 * @returns logical ids of what could not be deleted
 */
export async function deleteResources(
  stack: Stack, resources: readonly StackResource[], provisioner: Provisioner, retain: (resource: StackResource) => boolean,
): Promise<Failures> {
  const failures: string[] = [];
  const needed = new Set<string>();
  const byId = new Map(resources.map((resource) => [resource.logicalId, resource]));
  const order = creationOrder(new Map(resources.map(({ logicalId, dependsOn }) => [logicalId, dependsOn]))).reverse();
  for (const logicalId of order) {
    const resource = byId.get(logicalId)!;
    if (needed.has(logicalId)) {
      resource.dependsOn.forEach((id) => needed.add(id));
      continue;
    }
    try {
      await provisioner.delete(stack, resource, retain(resource));
      if (stack.resources.get(logicalId)?.state === resource.state) stack.resources.delete(logicalId);
    } catch (error) {
      if (!(error instanceof ProvisionError)) throw error;
      failures.push(logicalId);
      resource.dependsOn.forEach((id) => needed.add(id));
      // An old resource that a replacement has taken the place of is no longer the stack's.
      if (stack.resources.get(logicalId)?.state === resource.state) stack.resources.set(logicalId, error.resource);
    }
  }
  return failures;
}

/** A resource that its deletion policy keeps when it goes out of a stack that stands. */
export function isRetained({ deletionPolicy }: StackResource): boolean {
  return deletionPolicy === 'Retain' || deletionPolicy === 'RetainExceptOnCreate';
}

/** A resource that is kept even though the operation that made it failed. */
export function isRetainedOnRollback({ deletionPolicy }: StackResource): boolean {
  return deletionPolicy === 'Retain';
}

export function isRetainedWhenReplaced({ updateReplacePolicy }: Pick<StackResource, 'updateReplacePolicy'>): boolean {
  return updateReplacePolicy === 'Retain';
}
