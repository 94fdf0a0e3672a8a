import type { RestCall, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import { fromWire } from '../../records/convert';
import { patchOperations } from '../../records/patch';
import type { Registries } from '../../records/registry';
import { REST_API_ENTITY } from '../rest-api';
import { STAGE } from '../shapes';
import { STAGE_ENTITY } from '../stage';
import { patchStage } from '../stage-patch';

const STAGES = '/restapis/{RestApiId}/stages';

/** Stages, and the two caches that one can empty. There is nothing in them that outlives a flush. */
export function stageRoutes(registries: Registries, flushed: (apiId: string, stageName: string) => void): RestRoutes {
  const located = ({ path, context }: RestCall) => {
    const registry = registries.of(context);
    registry.require(REST_API_ENTITY, '', path.RestApiId);
    return { registry, stage: registry.require(STAGE_ENTITY, path.RestApiId, path.StageName) };
  };
  const flush = (call: RestCall) => {
    const { stage } = located(call);
    flushed(stage.scope, stage.id);
    return restJson(202);
  };
  return {
    [`POST ${STAGES}`]: ({ path, context, json }) => {
      const registry = registries.of(context);
      const { methodSettings: _, ...body } = json();
      return restJson(201, registry.view(STAGE_ENTITY, registry.create(STAGE_ENTITY, { ...fromWire(STAGE, body), ...path })));
    },
    [`GET ${STAGES}`]: ({ path, query, context }) => {
      const registry = registries.of(context);
      registry.require(REST_API_ENTITY, '', path.RestApiId);
      const stages = registry.list(STAGE_ENTITY, path.RestApiId)
        .filter(({ properties }) => !query.has('deploymentId') || properties.DeploymentId === query.get('deploymentId'));
      return { item: stages.map((stage) => registry.view(STAGE_ENTITY, stage)) };
    },
    [`GET ${STAGES}/{StageName}`]: (call) => {
      const { registry, stage } = located(call);
      return registry.view(STAGE_ENTITY, stage);
    },
    [`PATCH ${STAGES}/{StageName}`]: (call) => {
      const { registry, stage } = located(call);
      return registry.view(STAGE_ENTITY, registry.update(STAGE_ENTITY, stage, patchStage(stage.properties, patchOperations(call.json()))));
    },
    [`DELETE ${STAGES}/{StageName}`]: (call) => {
      const { registry, stage } = located(call);
      registry.delete(STAGE_ENTITY, stage);
      return restJson(202);
    },
    [`DELETE ${STAGES}/{StageName}/cache/data`]: flush,
    [`DELETE ${STAGES}/{StageName}/cache/authorizers`]: flush,
  };
}
