import { isDeepStrictEqual } from 'node:util';
import { evaluate } from '../../template';
import type { Properties } from '../resource-type';
import { creationOrder } from './creation-order';
import { evaluateOutputs } from './outputs';
import { ProvisionError } from './provisioner';
import type { DesiredResource, Provisioner } from './provisioner';
import type { Stack, StackInput, StackOutput, StackResource } from './stack';
import { stackScope } from './stack-scope';
import type { StackScope } from './stack-scope';
import type { Stacks } from './stacks';
import { dependencies } from './template-body';
import type { ResourceDefinition } from './template-body';

/** One thing that was done to a stack's resources, and what undoing it needs. */
export type Step =
  | { readonly kind: 'created'; readonly after: StackResource }
  | { readonly kind: 'updated'; readonly before: StackResource; readonly after: StackResource }
  | { readonly kind: 'replaced'; readonly before: StackResource; readonly after: StackResource };

/** Brings a stack's resources to what a template says. Deletions wait for the clean-up, so that every step can be undone. */
export class Deployment {
  /** In the order they were done. */
  readonly steps: Step[] = [];
  /** The resource whose change failed, as it was before. */
  failedBefore?: StackResource;
  private readonly scope: StackScope;
  private readonly order: readonly string[];

  constructor(
    private readonly stack: Stack,
    private readonly input: StackInput,
    private readonly stacks: Stacks,
    private readonly provisioner: Provisioner,
  ) {
    this.scope = stackScope(stack, input, stacks, (logicalId) => stack.resources.get(logicalId)?.state);
    this.order = activeResources(input, this.scope);
  }

  /** @throws ProvisionError when a resource failed, or an Error when the outputs did */
  async apply(): Promise<void> {
    for (const logicalId of this.order) {
      if (this.stack.operation?.signal.aborted) throw new Error('Resource creation cancelled');
      await this.applyResource(logicalId, this.input.template.Resources[logicalId]);
    }
    this.stack.outputs = this.outputs();
    this.stack.imports = this.scope.imported;
  }

  /** What the clean-up deletes: resources the template no longer has, and those that were replaced. */
  obsolete(): { readonly removed: readonly StackResource[]; readonly superseded: readonly StackResource[] } {
    const active = new Set(this.order);
    const removed = [...this.stack.resources.values()].filter(({ logicalId }) => !active.has(logicalId));
    return { removed, superseded: this.steps.flatMap((step) => (step.kind === 'replaced' ? step.before : [])) };
  }

  private outputs(): readonly StackOutput[] {
    const outputs = evaluateOutputs(this.input.template, this.scope);
    for (const { exportName } of outputs) {
      const other = exportName === undefined ? undefined : this.stacks.findExport(this.stack, exportName);
      if (other !== undefined && other.stack !== this.stack) throw new Error(`Export with name ${exportName} is already exported by stack ${other.stack.name}`);
    }
    for (const { exportName, value } of this.stack.outputs) {
      if (exportName === undefined || outputs.some((output) => output.exportName === exportName && output.value === value)) continue;
      const [importer] = this.stacks.importers(this.stack, exportName);
      if (importer !== undefined) throw new Error(`Export ${exportName} cannot be updated as it is in use by ${importer.name}`);
    }
    return outputs;
  }

  private async applyResource(logicalId: string, definition: ResourceDefinition): Promise<void> {
    const current = this.stack.resources.get(logicalId);
    const before = current?.state === undefined ? undefined : current;
    const desired = this.desired(logicalId, definition, before);
    const change = before === undefined ? 'create' : changeOf(before, desired, this.provisioner);
    try {
      if (before === undefined) this.did({ kind: 'created', after: await this.provisioner.create(this.stack, desired) });
      else if (change === 'replace') this.did({ kind: 'replaced', before, after: await this.provisioner.create(this.stack, desired, true) });
      else if (change === 'update') this.did(updateStep(before, await this.provisioner.update(this.stack, before, desired)));
      else this.stack.resources.set(logicalId, { ...before, ...desired, properties: before.properties });
    } catch (error) {
      throw this.failed(error, before);
    }
  }

  private desired(logicalId: string, definition: ResourceDefinition, before: StackResource | undefined): DesiredResource {
    const resource: DesiredResource = {
      logicalId,
      type: definition.Type,
      properties: {},
      dependsOn: dependencies(this.input.template, definition),
      deletionPolicy: definition.DeletionPolicy ?? 'Delete',
      updateReplacePolicy: definition.UpdateReplacePolicy ?? 'Delete',
      metadata: definition.Metadata,
    };
    try {
      return { ...resource, properties: evaluate(definition.Properties ?? {}, this.scope) as Properties };
    } catch (error) {
      const status = before === undefined ? 'CREATE_FAILED' : 'UPDATE_FAILED';
      const failing = { ...resource, state: before?.state, properties: before?.properties ?? {}, status, timestamp: 0 };
      throw this.failed(this.provisioner.failed(this.stack, failing, error), before);
    }
  }

  private did(step: Step): void {
    this.steps.push(step);
    this.stack.resources.set(step.after.logicalId, step.after);
  }

  private failed(error: unknown, before: StackResource | undefined): unknown {
    this.failedBefore = before;
    if (!(error instanceof ProvisionError)) return error;
    const { status, statusReason, timestamp, logicalId } = error.resource;
    // A replacement that could not be made leaves the old resource in place.
    this.stack.resources.set(logicalId, before === undefined ? error.resource : { ...before, status, statusReason, timestamp });
    return error;
  }
}

/** A custom resource may answer an update with a new physical id: then the old one is deleted in the clean-up. */
function updateStep(before: StackResource, after: StackResource): Step {
  return { kind: before.state?.physicalId === after.state?.physicalId ? 'updated' : 'replaced', before, after };
}

/** Logical ids whose condition holds, each after what it depends on. */
export function activeResources({ template }: StackInput, scope: Pick<StackScope, 'condition'>): string[] {
  const active = Object.entries(template.Resources).filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition) === true);
  return creationOrder(new Map(active.map(([logicalId, definition]) => [logicalId, dependencies(template, definition)])));
}

/** What has to be done to a resource that exists. */
export function changeOf(before: StackResource, desired: DesiredResource, provisioner: Provisioner): 'none' | 'update' | 'replace' {
  const changed = changedProperties(before.properties, desired.properties);
  if (provisioner.isReplacement(before, desired.type, changed)) return 'replace';
  return changed.length > 0 ? 'update' : 'none';
}

export function changedProperties(before: Properties, after: Properties): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !isDeepStrictEqual(before[name], after[name]));
}
