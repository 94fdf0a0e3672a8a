import type { RestCall, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import { fromWire } from '../../records/convert';
import { patchOperations } from '../../records/patch';
import type { StoredRecord } from '../../records/records';
import type { Registries, Registry } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import type { Properties } from '../../resource-type';
import { parseBody } from '../parse-body';
import { REST_API_ENTITY } from '../rest-api';
import { createFromBody, putBody } from '../rest-api-body';
import { patchRestApi } from '../rest-api-patch';
import { REST_API } from '../shapes';
import { badRequest } from '../texts';

/** REST APIs: made by hand or from an OpenAPI body. */
export function restApiRoutes(registries: Registries): RestRoutes {
  const located = ({ path, context }: RestCall): { registry: Registry; api: StoredRecord } => {
    const registry = registries.of(context);
    return { registry, api: registry.require(REST_API_ENTITY, '', path.id) };
  };
  return {
    ...entityRoutes(registries, {
      entity: REST_API_ENTITY, collection: '/restapis', update: 'patch', deleted: 202, pages: 'v1', without: ['create', 'update'],
    }),
    'POST /restapis': (call) => {
      const registry = registries.of(call.context);
      const api = call.query.get('mode') === 'import'
        ? createFromBody(registry, parseBody(call.request.body.toString('utf8')), endpointParameters(call))
        : registry.create(REST_API_ENTITY, fromWire(REST_API, call.json()));
      return restJson(201, registry.view(REST_API_ENTITY, api));
    },
    'PUT /restapis/{id}': (call) => {
      const { registry, api } = located(call);
      const mode = call.query.get('mode') ?? 'merge';
      if (mode !== 'merge' && mode !== 'overwrite') badRequest(`Invalid mode specified: ${mode}. Must be one of: [merge, overwrite]`);
      return registry.view(REST_API_ENTITY, putBody(registry, api, parseBody(call.request.body.toString('utf8')), { mode, properties: endpointParameters(call) }));
    },
    'PATCH /restapis/{id}': (call) => {
      const { registry, api } = located(call);
      const properties = patchRestApi(api.properties, patchOperations(call.json()));
      return { tags: {}, ...registry.view(REST_API_ENTITY, registry.update(REST_API_ENTITY, api, properties)) };
    },
  };
}

/** `endpointConfigurationTypes=REGIONAL`, which a body has no place for. */
function endpointParameters({ query }: RestCall): Properties {
  const types = query.get('endpointConfigurationTypes');
  return types === null ? {} : { EndpointConfiguration: { Types: types.split(',') } };
}
