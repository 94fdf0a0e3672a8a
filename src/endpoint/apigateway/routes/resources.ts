import type { RestCall, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import { fromWire, toWire } from '../../records/convert';
import { page } from '../../records/page';
import { applyPatch, patchOperations } from '../../records/patch';
import type { StoredRecord } from '../../records/records';
import type { Registries, Registry } from '../../records/registry';
import { METHOD_ENTITY } from '../method';
import { RESOURCE_ENTITY } from '../resource';
import { REST_API_ENTITY } from '../rest-api';
import { RESOURCE } from '../shapes';

const COLLECTION = '/restapis/{RestApiId}/resources';

/** The resources of a REST API, each with its methods; `embed=methods` says them whole. */
export function resourceRoutes(registries: Registries): RestRoutes {
  const located = ({ path, context }: RestCall): { registry: Registry; record: StoredRecord } => {
    const registry = registries.of(context);
    registry.require(REST_API_ENTITY, '', path.RestApiId);
    return { registry, record: registry.require(RESOURCE_ENTITY, path.RestApiId, path.ResourceId) };
  };
  return {
    [`GET ${COLLECTION}`]: ({ path, query, context }) => {
      const registry = registries.of(context);
      registry.require(REST_API_ENTITY, '', path.RestApiId);
      return page('v1', registry.list(RESOURCE_ENTITY, path.RestApiId), query, (record) => resourceView(registry, record, embedsMethods(query)));
    },
    [`POST ${COLLECTION}/{ParentId}`]: ({ path, context, json }) => {
      const registry = registries.of(context);
      return restJson(201, resourceView(registry, registry.create(RESOURCE_ENTITY, { ...fromWire(RESOURCE, json()), ...path }), false));
    },
    [`GET ${COLLECTION}/{ResourceId}`]: (call) => {
      const { registry, record } = located(call);
      return resourceView(registry, record, embedsMethods(call.query));
    },
    [`PATCH ${COLLECTION}/{ResourceId}`]: (call) => {
      const { registry, record } = located(call);
      const document = applyPatch(RESOURCE, toWire(RESOURCE, record.properties), patchOperations(call.json()), { operations: ['replace'] });
      return resourceView(registry, registry.update(RESOURCE_ENTITY, record, fromWire(RESOURCE, document)), false);
    },
    [`DELETE ${COLLECTION}/{ResourceId}`]: (call) => {
      const { registry, record } = located(call);
      registry.delete(RESOURCE_ENTITY, record);
      return restJson(202);
    },
  };
}

function embedsMethods(query: URLSearchParams): boolean {
  return query.getAll('embed').some((value) => value.split(',').includes('methods'));
}

function resourceView(registry: Registry, record: StoredRecord, whole: boolean): object {
  const methods = registry.list(METHOD_ENTITY, `${record.scope}/${record.id}`);
  return {
    ...registry.view(RESOURCE_ENTITY, record),
    ...methods.length === 0 ? {} : {
      resourceMethods: Object.fromEntries(methods.map((method) => [method.id, whole ? registry.view(METHOD_ENTITY, method) : {}])),
    },
  };
}
