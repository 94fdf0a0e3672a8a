import { isDeepStrictEqual } from 'node:util';
import { Unresolved } from '../../model';
import type { Properties } from '../resource-type';
import { isRetained, isRetainedWhenReplaced } from './delete-resources';
import { activeResources, changedProperties } from './deployment';
import type { Provisioner } from './provisioner';
import type { Stack, StackInput, StackResource } from './stack';
import { stackScope } from './stack-scope';
import type { StackScope } from './stack-scope';
import type { Stacks } from './stacks';
import type { ResourceDefinition } from './template-body';
import { resolve } from '../../template';

/** What an update would do to one resource. */
export interface ResourceChange {
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly logicalId: string;
  readonly physicalId?: string;
  readonly type: string;
  readonly replacement?: 'True' | 'False' | 'Conditional';
  readonly policyAction?: 'Delete' | 'Retain' | 'ReplaceAndDelete' | 'ReplaceAndRetain';
  /** Names of the attributes that change: `Properties`, `Metadata`, `DeletionPolicy`. */
  readonly scope: readonly string[];
  readonly properties: readonly PropertyChange[];
}

export interface PropertyChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly recreates: 'Always' | 'Conditionally' | 'Never';
}

/** What deploying an input would change. */
export interface Changes {
  readonly resources: readonly ResourceChange[];
  /** Whether outputs or tags change, which counts as a change too. */
  readonly others: boolean;
}

/** Looks ahead without doing anything: what a new resource will be called is not known yet. */
export function previewChanges(stack: Stack, input: StackInput, stacks: Stacks, provisioner: Provisioner): Changes {
  const unknown = new Set<string>();
  const scope = stackScope(stack, input, stacks, (id) => (unknown.has(id) ? undefined : stack.resources.get(id)?.state));
  const active = activeResources(input, scope);
  const resources: ResourceChange[] = [];
  for (const logicalId of active) {
    const definition = input.template.Resources[logicalId];
    const current = stack.resources.get(logicalId);
    const change = current?.state === undefined
      ? { action: 'Add' as const, logicalId, type: definition.Type, scope: [], properties: [] }
      : modification(current, definition, scope, provisioner);
    if (change === undefined) continue;
    if (change.action === 'Add' || change.replacement !== 'False') unknown.add(logicalId);
    resources.push(change);
  }
  const removed = [...stack.resources.values()].filter(({ logicalId, state }) => state !== undefined && !active.includes(logicalId));
  return { resources: [...resources, ...removed.map(removal)], others: !sameTags(stack, input) || !sameOutputs(stack, input, scope) };
}

export function isEmpty({ resources, others }: Changes): boolean {
  return resources.length === 0 && !others;
}

function modification(
  current: StackResource, definition: ResourceDefinition, scope: StackScope, provisioner: Provisioner,
): ResourceChange | undefined {
  const next = resolve(definition.Properties ?? {}, scope) as Properties;
  const properties = changedProperties(current.properties, next).map((name): PropertyChange => {
    const replaces = provisioner.isReplacement(current, definition.Type, [name]);
    return { name, before: current.properties[name], after: next[name], recreates: !replaces ? 'Never' : hasUnresolved(next[name]) ? 'Conditionally' : 'Always' };
  });
  const attributes = [
    ...(properties.length > 0 ? ['Properties'] : []),
    ...(isDeepStrictEqual(current.metadata, definition.Metadata) ? [] : ['Metadata']),
    ...((definition.DeletionPolicy ?? 'Delete') === current.deletionPolicy ? [] : ['DeletionPolicy']),
    ...((definition.UpdateReplacePolicy ?? 'Delete') === current.updateReplacePolicy ? [] : ['UpdateReplacePolicy']),
  ];
  const retyped = current.type !== definition.Type;
  if (attributes.length === 0 && !retyped) return undefined;
  const replacement = retyped || properties.some(({ recreates }) => recreates === 'Always') ? 'True'
    : properties.some(({ recreates }) => recreates === 'Conditionally') ? 'Conditional' : 'False';
  return {
    action: 'Modify',
    logicalId: current.logicalId,
    physicalId: current.state?.physicalId,
    type: definition.Type,
    replacement,
    policyAction: replacement === 'False' ? undefined : isRetainedWhenReplaced({ updateReplacePolicy: definition.UpdateReplacePolicy ?? 'Delete' }) ? 'ReplaceAndRetain' : 'ReplaceAndDelete',
    scope: attributes,
    properties,
  };
}

function removal(resource: StackResource): ResourceChange {
  return {
    action: 'Remove',
    logicalId: resource.logicalId,
    physicalId: resource.state?.physicalId,
    type: resource.type,
    policyAction: isRetained(resource) ? 'Retain' : 'Delete',
    scope: [],
    properties: [],
  };
}

function sameTags(stack: Stack, input: StackInput): boolean {
  return isDeepStrictEqual(stack.input.tags, input.tags);
}

function sameOutputs(stack: Stack, { template }: StackInput, scope: StackScope): boolean {
  const next = Object.entries(template.Outputs)
    .filter(([, { Condition }]) => Condition === undefined || scope.condition(Condition) === true)
    .map(([key, { Value, Export }]) => [key, text(resolve(Value, scope)), Export === undefined ? undefined : text(resolve(Export.Name, scope))]);
  return isDeepStrictEqual(next, stack.outputs.map(({ key, value, exportName }) => [key, value, exportName]));
}

function text(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function hasUnresolved(value: unknown): boolean {
  if (value instanceof Unresolved) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnresolved);
}
