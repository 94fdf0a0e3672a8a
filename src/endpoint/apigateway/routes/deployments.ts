import type { RestCall, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import { fromWire } from '../../records/convert';
import type { Registries } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import { createDeployment } from '../deploy';
import { DEPLOYMENT_ENTITY, apiSummary } from '../deployment';
import { REST_API_ENTITY } from '../rest-api';
import { CANARY_SETTINGS, DEPLOYMENT, STAGE } from '../shapes';

const DEPLOYMENTS = '/restapis/{RestApiId}/deployments';

/** Deployments: snapshots of an API. */
export function deploymentRoutes(registries: Registries): RestRoutes {
  return {
    ...entityRoutes(registries, {
      entity: DEPLOYMENT_ENTITY, collection: DEPLOYMENTS, update: 'patch', deleted: 202, pages: 'v1', without: ['create', 'get'], patch: { members: ['description'] },
    }),
    [`POST ${DEPLOYMENTS}`]: (call) => {
      const registry = registries.of(call.context);
      return restJson(201, registry.view(DEPLOYMENT_ENTITY, createDeployment(registry, deploymentRequest(call))));
    },
    [`GET ${DEPLOYMENTS}/{id}`]: ({ path, query, context }) => {
      const registry = registries.of(context);
      registry.require(REST_API_ENTITY, '', path.RestApiId);
      const deployment = registry.require(DEPLOYMENT_ENTITY, path.RestApiId, path.id);
      const embedded = query.getAll('embed').some((value) => value.split(',').includes('apisummary'));
      return { ...registry.view(DEPLOYMENT_ENTITY, deployment), ...embedded ? { apiSummary: apiSummary(deployment, registry) } : {} };
    },
  };
}

function deploymentRequest({ path, json }: RestCall) {
  const body = json();
  const { StageName, Description } = fromWire({ ...DEPLOYMENT, stageName: { kind: 'string' } }, body) as { StageName?: string; Description?: string };
  const { cacheClusterEnabled, cacheClusterSize, variables, tracingEnabled, stageDescription, canarySettings } = body;
  return {
    RestApiId: path.RestApiId,
    StageName,
    Description,
    stage: fromWire(STAGE, { cacheClusterEnabled, cacheClusterSize, variables, tracingEnabled, description: stageDescription }),
    canary: typeof canarySettings === 'object' && canarySettings !== null ? fromWire(CANARY_SETTINGS, { ...canarySettings }) : undefined,
  };
}
