import { METHOD_ENTITY } from './method';
import { RESOURCE_ENTITY, innerId, pathOf } from './resource';
import { REST_API_ENTITY } from './rest-api';
import { DEPLOYMENT } from './shapes';
import { STAGE_ENTITY } from './stage';
import { badRequest } from './texts';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

const LEFT_OUT = new Set(['AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage', 'AWS::ApiGateway::DocumentationVersion']);

/** An immutable snapshot of a REST API's definition. */
export const DEPLOYMENT_ENTITY: Entity = {
  type: 'AWS::ApiGateway::Deployment',
  shape: DEPLOYMENT,
  parent: { entity: REST_API_ENTITY, property: 'RestApiId' },
  id: innerId,
  notFound: () => 'Invalid Deployment identifier specified',
  check: ({ RestApiId }, registry, previous) => {
    if (previous === undefined) checkDeployable(String(RestApiId), registry);
  },
  created: (record, registry) => {
    registry.snapshots.set(`${record.scope}/${record.id}`, Object.freeze(snapshotOf(record.scope, registry)));
  },
  deleting: (record, registry) => {
    if (stagesOf(record, registry).length > 0) badRequest('Active stages pointing to this deployment must be moved or deleted');
    registry.snapshots.delete(`${record.scope}/${record.id}`);
  },
  view: ({ id, created }) => ({ id, createdDate: Math.floor(created / 1000) }),
};

/** What a deployment made now would keep. */
export function snapshotOf(apiId: string, registry: Registry): readonly StoredRecord[] {
  const api = registry.require(REST_API_ENTITY, '', apiId);
  return [api, ...registry.records.within(apiId).filter(({ type }) => !LEFT_OUT.has(type))];
}

/** The stages whose traffic, or whose canary's traffic, a deployment gets. */
export function stagesOf({ scope, id }: StoredRecord, registry: Registry): readonly StoredRecord[] {
  return registry.list(STAGE_ENTITY, scope).filter(({ properties }) => (
    properties.DeploymentId === id || (properties.CanarySetting as Properties | undefined)?.DeploymentId === id));
}

function checkDeployable(apiId: string, registry: Registry): void {
  const methods = registry.records.within(apiId).filter(({ type }) => type === METHOD_ENTITY.type);
  if (methods.length === 0) badRequest('The REST API doesn\'t contain any methods');
  if (methods.some(({ properties }) => properties.Integration === undefined)) badRequest('No integration defined for method');
  const { EndpointConfiguration, Policy } = registry.require(REST_API_ENTITY, '', apiId).properties;
  const types = (EndpointConfiguration as { Types?: readonly string[] } | undefined)?.Types ?? [];
  if (types.includes('PRIVATE') && Policy === undefined) badRequest('Private REST API doesn\'t have a resource policy attached to it');
}

/** Path to method to what `embed=apisummary` says of it. */
export function apiSummary({ scope, id }: StoredRecord, registry: Registry): object {
  const summary: Record<string, Record<string, object>> = {};
  for (const { type, scope: owner, id: method, properties } of registry.snapshots.get(`${scope}/${id}`) ?? []) {
    if (type !== METHOD_ENTITY.type) continue;
    const resource = registry.get(RESOURCE_ENTITY, scope, owner.slice(scope.length + 1));
    const path = resource === undefined ? '/' : pathOf(resource, registry);
    summary[path] = { ...summary[path], [method]: { authorizationType: properties.AuthorizationType, apiKeyRequired: properties.ApiKeyRequired } };
  }
  return summary;
}
