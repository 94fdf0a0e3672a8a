import { UNKNOWN } from './aws-answers';
import { needsOf, type Needs, type ServedApi } from './carry';
import type { ControlPlane } from './control-plane';
import { notedVariables } from './deployment-variables';
import type { RetainedResource } from './live';
import type { ReleaseTarget } from './release-target';

export interface LeftoverOptions {
  /** Also functions and their execution roles, which the app made. */
  readonly withFunctions?: boolean;
}

export interface Leftovers {
  /** Words for what was deleted, such as `version 3 of function Orders-Handler`. */
  readonly deleted: readonly string[];
  /** Functions and roles that no deployment calls any more and that were left. */
  readonly left: readonly string[];
}

/**
 * Deletes what the stack gave up and left in place for deployments that are gone: permissions, versions, and the roles that
 * integrations called with. Nothing that a deployment of the stack's APIs calls, and nothing that the stack still has.
 *
 * @param targets all stages of the stack
 */
export async function removeLeftovers(
  controlPlane: ControlPlane, stackName: string, targets: readonly ReleaseTarget[], options: LeftoverOptions = {},
): Promise<Leftovers> {
  const present = new Set((await controlPlane.resources(stackName)).values());
  const leftovers = (await controlPlane.retained(stackName)).filter(({ physicalId }) => !present.has(physicalId));
  if (!leftovers.some(({ type }) => KINDS.has(type))) return { deleted: [], left: [] };
  const apis = await servedApis(targets);
  const needs = await needsOf(controlPlane, apis);
  const opaque = targets.filter(({ isRest }) => !isRest).map(({ apiId }) => apiId)
    .filter((apiId) => (apis.find((api) => api.apiId === apiId)?.deployments.length ?? 0) > 1);
  const isNeeded = needed(needs, leftovers, opaque);
  const deleted: string[] = [];
  const left: string[] = [];
  const removing = (type: string) => leftovers.filter((leftover) => leftover.type === type && !isNeeded(leftover));

  for (const { physicalId, properties } of removing('AWS::Lambda::Permission')) {
    if (await controlPlane.removePermission(String(properties.FunctionName), physicalId)) deleted.push(`permission ${physicalId}`);
  }
  for (const { physicalId } of removing('AWS::Lambda::Version')) {
    const [, , , , , , name, version] = physicalId.split(':');
    if (await controlPlane.deleteFunction(physicalId)) deleted.push(`version ${version} of function ${name}`);
  }
  const functions = removing('AWS::Lambda::Function').map(({ physicalId }) => physicalId);
  const executionRoles = new Set(await rolesOf(controlPlane, functions));
  const keptRoles = new Set(await rolesOf(controlPlane, needs.functions));
  for (const name of functions) {
    if (options.withFunctions && await controlPlane.deleteFunction(name)) deleted.push(`function ${name}`);
    else if (await controlPlane.lambdaFunction(name) !== undefined) left.push(`function ${name}`);
  }
  for (const { physicalId: name } of removing('AWS::IAM::Role')) {
    if (keptRoles.has(name) || present.has(name)) continue;
    if (executionRoles.has(name) && !options.withFunctions) left.push(`role ${name}`);
    else if (await controlPlane.roleExists(name) === true && await controlPlane.deleteRole(name)) deleted.push(`role ${name}`);
  }
  return { deleted, left };
}

const KINDS = new Set(['AWS::Lambda::Permission', 'AWS::Lambda::Version', 'AWS::Lambda::Function', 'AWS::IAM::Role']);

/** Every deployment that an API of the stack still has. */
async function servedApis(targets: readonly ReleaseTarget[]): Promise<ServedApi[]> {
  const apis: ServedApi[] = [];
  for (const target of targets) {
    const { variables } = await target.live();
    const deployments = (await target.deployments()).map((deployment) => ({ id: deployment.id, variables: notedVariables(deployment) ?? variables }));
    apis.push({ apiId: target.apiId, isRest: target.isRest, deployments });
  }
  return apis;
}

/** @param opaque WebSocket APIs with deployments that cannot be read: what was ever permitted to them is kept */
function needed(needs: Needs, leftovers: readonly RetainedResource[], opaque: readonly string[]): (leftover: RetainedResource) => boolean {
  const permitted = new Set<string>();
  for (const { type, properties } of leftovers) {
    if (type === 'AWS::Lambda::Permission' && opaque.some((apiId) => String(properties.SourceArn).includes(`:${apiId}/`))) permitted.add(String(properties.FunctionName));
  }
  const isFunctionNeeded = (nameOrArn: string): boolean => {
    if (permitted.has(nameOrArn) || needs.qualified.has(nameOrArn)) return true;
    const [, , , , , , name = nameOrArn, qualifier] = nameOrArn.split(':');
    return qualifier === undefined && (needs.functions.has(name) || [...permitted].some((arn) => arn.split(':')[6] === name));
  };
  return ({ type, physicalId, properties }) => {
    switch (type) {
      case 'AWS::Lambda::Permission': return isFunctionNeeded(String(properties.FunctionName));
      case 'AWS::IAM::Role': return needs.roles.has(physicalId);
      default: return isFunctionNeeded(physicalId);
    }
  };
}

async function rolesOf(controlPlane: ControlPlane, functions: Iterable<string>): Promise<string[]> {
  const roles: string[] = [];
  for (const name of functions) {
    const found = await controlPlane.lambdaFunction(name);
    if (found !== undefined && found !== UNKNOWN && found.role) roles.push(found.role.split('/').at(-1)!);
  }
  return roles;
}
