import { API_ENTITY, isWebSocket } from './api';
import { ROUTE_ENTITY } from './route';
import { DEPLOYMENT } from './shapes';
import { badRequest } from '../apigateway/texts';
import { shortId } from '../ids';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';

const LEFT_OUT = new Set(['AWS::ApiGatewayV2::Deployment', 'AWS::ApiGatewayV2::Stage']);

/** An immutable snapshot of an API's routes and integrations. */
export const DEPLOYMENT_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::Deployment',
  shape: DEPLOYMENT,
  parent: { entity: API_ENTITY, property: 'ApiId' },
  id: () => shortId(6),
  notFound: (id) => `Invalid Deployment identifier specified ${id}`,
  check: ({ ApiId }, registry, previous) => {
    const scope = String(ApiId);
    if (previous === undefined && isWebSocket(registry.require(API_ENTITY, '', scope)) && registry.list(ROUTE_ENTITY, scope).length === 0) {
      badRequest('At least one route is required before deploying the Api.');
    }
  },
  created: (record, registry) => {
    const api = registry.require(API_ENTITY, '', record.scope);
    registry.snapshots.set(`${record.scope}/${record.id}`, Object.freeze([
      api, ...registry.records.within(record.scope).filter(({ type }) => !LEFT_OUT.has(type)),
    ]));
  },
  deleting: (record, registry) => {
    if (stagesOf(record, registry).length > 0) badRequest('Active stages pointing to this deployment must be moved or deleted');
    registry.snapshots.delete(`${record.scope}/${record.id}`);
  },
  view: ({ id, created }) => ({ deploymentId: id, createdDate: new Date(created).toISOString(), deploymentStatus: 'DEPLOYED', autoDeployed: false }),
};

function stagesOf({ scope, id }: StoredRecord, registry: Registry): readonly StoredRecord[] {
  return registry.records.list('AWS::ApiGatewayV2::Stage', scope).filter(({ properties }) => properties.DeploymentId === id);
}
