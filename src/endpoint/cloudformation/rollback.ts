import type { Deployment, Step } from './deployment';
import { ProvisionError } from './provisioner';
import type { Provisioner } from './provisioner';
import type { Deployed, Stack, StackResource } from './stack';

/** Resources that could not be brought back or deleted. */
export type Failures = readonly string[];

/**
 * Takes a failed update back, step by step in reverse: changed resources get their old properties, replaced
 * ones their old physical resource. What the update made is left for the clean-up.
 *
 * @returns what the clean-up has to delete, newest first
 */
export async function restore(
  stack: Stack, { steps, failedBefore }: Deployment, provisioner: Provisioner, previous: Deployed, skip: ReadonlySet<string> = new Set(),
): Promise<{ readonly made: readonly StackResource[]; readonly failures: Failures }> {
  const made: StackResource[] = [];
  const failures: string[] = [];
  if (failedBefore !== undefined) noteRestored(stack, failedBefore, provisioner);
  for (const step of [...steps].reverse()) {
    if (step.kind !== 'updated') made.push(step.after);
    if (skip.has(step.after.logicalId)) {
      noteRestored(stack, step.kind === 'created' ? step.after : step.before, provisioner);
      continue;
    }
    try {
      await undo(stack, step, provisioner);
    } catch (error) {
      if (!(error instanceof ProvisionError)) throw error;
      failures.push(error.resource.logicalId);
    }
  }
  if (failures.length === 0) {
    stack.resources = new Map([...previous.resources].map(([id, resource]) => [id, { ...resource, ...statusOf(stack.resources.get(id)) }]));
    stack.outputs = previous.outputs;
    stack.imports = new Set(previous.imports);
    stack.input = previous.input;
  }
  return { made, failures };
}

async function undo(stack: Stack, step: Step, provisioner: Provisioner): Promise<void> {
  if (step.kind === 'created') {
    stack.resources.delete(step.after.logicalId);
  } else if (step.kind === 'replaced') {
    noteRestored(stack, step.before, provisioner);
  } else {
    const restored = await provisioner.update(stack, step.after, step.before);
    stack.resources.set(restored.logicalId, restored);
  }
}

function noteRestored(stack: Stack, before: StackResource, provisioner: Provisioner): void {
  stack.resources.set(before.logicalId, provisioner.note(stack, { ...before, status: 'UPDATE_COMPLETE' }));
}

function statusOf(resource: StackResource | undefined): Pick<StackResource, 'status' | 'statusReason' | 'timestamp'> | undefined {
  return resource === undefined ? undefined : { status: resource.status, statusReason: resource.statusReason, timestamp: resource.timestamp };
}
