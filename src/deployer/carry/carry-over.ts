import { isDeepStrictEqual } from 'node:util';
import type { Needs } from './needs';
import { referencesOf } from './references';

type Template = Readonly<Record<string, unknown>>;
type Section = Record<string, unknown>;

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
  readonly Condition?: string;
  readonly [attribute: string]: unknown;
}

/** A template that keeps what deployments still call. */
export interface CarriedOver {
  readonly template: Template;
  /** Logical ids of resources that the new template drops and that stay for now. */
  readonly carried: readonly string[];
  /** Logical ids of resources whose replaced physical resource stays. */
  readonly retained: readonly string[];
}

/** What is created anew when one of these changes: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ */
const CREATE_ONLY: Readonly<Record<string, readonly string[] | 'all'>> = {
  'AWS::Lambda::Function': ['FunctionName', 'PackageType'],
  'AWS::Lambda::Version': 'all',
  'AWS::Lambda::Alias': ['FunctionName', 'Name'],
  'AWS::Lambda::Permission': 'all',
  'AWS::IAM::Role': ['RoleName', 'Path'],
};

/**
 * The new template with those resources of the deployed one that it drops although they are needed: functions, versions,
 * aliases and roles that are called, the permissions to call them, and what these refer to in turn. Where the new template
 * replaces such a resource, the replaced one is retained.
 *
 * @param physicalIds of the deployed stack, by logical id
 */
export function carryOver(deployed: Template, next: Template, physicalIds: ReadonlyMap<string, string>, needs: Needs): CarriedOver {
  const before = resourcesOf(deployed);
  const after = resourcesOf(next);
  const roots = Object.entries(before).filter(([id, resource]) => isNeeded(resource, physicalIds.get(id) ?? '', needs)).map(([id]) => id);
  const needed = withUsers(roots, before);
  const carried = closure(needed.filter((id) => !(id in after)), before, after);
  const retained = replaced(needed, before, after);
  if (carried.length === 0 && retained.length === 0) return { template: next, carried, retained };

  const present = new Set([...carried, ...Object.keys(after)]);
  const kept = Object.fromEntries(carried.map((id) => [id, withoutLostDependencies(before[id]!, present)]));
  const replacing = Object.fromEntries(retained.map((id) => [id, { ...after[id], UpdateReplacePolicy: 'Retain' }]));
  return { template: withSections(deployed, { ...next, Resources: { ...after, ...replacing, ...kept } }, Object.values(kept)), carried, retained };
}

/** Whether the new template takes away anything that a deployment could call, so that it is worth asking what they call. */
export function dropsCallees(deployed: Template, next: Template): boolean {
  const after = resourcesOf(next);
  return Object.entries(resourcesOf(deployed)).some(([id, resource]) => {
    const isCallee = resource.Type in CREATE_ONLY || resource.Type.startsWith('AWS::IAM::');
    return isCallee && (after[id]?.Type !== resource.Type || isReplaced(resource, after[id]));
  });
}

function resourcesOf(template: Template): Readonly<Record<string, Resource>> {
  return (template.Resources ?? {}) as Record<string, Resource>;
}

function isNeeded({ Type }: Resource, physicalId: string, { functions, qualified, roles }: Needs): boolean {
  switch (Type) {
    case 'AWS::Lambda::Function': return functions.has(physicalId);
    case 'AWS::Lambda::Version':
    case 'AWS::Lambda::Alias': return qualified.has(physicalId);
    case 'AWS::IAM::Role': return roles.has(physicalId);
    default: return false;
  }
}

/** Permissions to invoke what is needed, and policies of roles: they refer to it, not it to them. */
function withUsers(roots: readonly string[], resources: Readonly<Record<string, Resource>>): string[] {
  const users = Object.entries(resources).filter(([, { Type, Properties = {} }]) => {
    const target = Type === 'AWS::Lambda::Permission' ? Properties.FunctionName
      : Type === 'AWS::IAM::Policy' ? Properties.Roles : Type === 'AWS::IAM::RolePolicy' ? Properties.RoleName : undefined;
    return [...referencesOf(target).ids].some((id) => roots.includes(id));
  }).map(([id]) => id);
  return [...roots, ...users];
}

/** With everything that is dropped too and that they refer to; without those that need a part of an API that goes away. */
function closure(start: readonly string[], before: Readonly<Record<string, Resource>>, after: Readonly<Record<string, Resource>>): string[] {
  const found = new Set<string>();
  const add = (id: string): boolean => {
    if (found.has(id) || id in after || !(id in before)) return true;
    const resource = before[id]!;
    if (resource.Type.startsWith('AWS::ApiGateway')) return false;
    found.add(id);
    const dependencies = dependsOn(resource).filter((other) => before[other]?.Type.startsWith('AWS::IAM::'));
    const complete = [...referencesOf(resource.Properties).ids, ...dependencies].every(add);
    if (!complete) found.delete(id);
    return complete;
  };
  start.forEach(add);
  // Policies of the roles that came in on the way.
  const policies = withUsers([...found], before).filter((id) => !(id in after) && !found.has(id));
  policies.forEach(add);
  return [...found];
}

function replaced(needed: readonly string[], before: Readonly<Record<string, Resource>>, after: Readonly<Record<string, Resource>>): string[] {
  const direct = new Set(needed.filter((id) => id in after && after[id]!.Type === before[id]!.Type && isReplaced(before[id]!, after[id]!)));
  // A permission or version is replaced with its function.
  const followers = needed.filter((id) => id in after && CREATE_ONLY[after[id]!.Type] === 'all'
    && [...referencesOf(after[id]!.Properties).ids].some((other) => direct.has(other)));
  return [...new Set([...direct, ...followers])].filter((id) => after[id]!.UpdateReplacePolicy === undefined || after[id]!.UpdateReplacePolicy === 'Delete');
}

function isReplaced(before: Resource, after: Resource): boolean {
  const names = CREATE_ONLY[before.Type];
  if (names === undefined) return false;
  if (names === 'all') return !isDeepStrictEqual(before.Properties, after.Properties);
  return names.some((name) => !isDeepStrictEqual(before.Properties?.[name], after.Properties?.[name]));
}

function dependsOn({ DependsOn = [] }: Resource): readonly string[] {
  return typeof DependsOn === 'string' ? [DependsOn] : DependsOn;
}

/** An order of creation is no longer of interest to what exists. */
function withoutLostDependencies(resource: Resource, present: ReadonlySet<string>): Resource {
  const { DependsOn: _, ...rest } = resource;
  const left = dependsOn(resource).filter((id) => present.has(id));
  return left.length > 0 ? { ...rest, DependsOn: left } as unknown as Resource : rest as Resource;
}

/** Parameters, conditions and mappings that carried resources refer to and the new template has not. */
function withSections(deployed: Template, next: Template, carried: readonly Resource[]): Template {
  const sections: Record<string, Section> = {};
  const bring = (section: string, name: string) => {
    const source = (deployed[section] as Section | undefined)?.[name];
    const target = sections[section] ??= { ...next[section] as Section | undefined };
    if (source === undefined || name in target) return;
    target[name] = source;
    follow(source);
  };
  const follow = (value: unknown) => {
    const { ids, conditions, mappings } = referencesOf(value);
    for (const name of ids) bring('Parameters', name);
    for (const name of conditions) bring('Conditions', name);
    for (const name of mappings) bring('Mappings', name);
  };
  carried.forEach(follow);
  return { ...next, ...Object.fromEntries(Object.entries(sections).filter(([, entries]) => Object.keys(entries).length > 0)) };
}
