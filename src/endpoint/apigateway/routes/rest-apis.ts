import type { RestCall, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import { fromWire } from '../../records/convert';
import { patchOperations } from '../../records/patch';
import type { StoredRecord } from '../../records/records';
import type { Registries, Registry } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import { parseBody } from '../parse-body';
import { REST_API_ENTITY } from '../rest-api';
import { createFromBody, putBody } from '../rest-api-body';
import type { BodyOptions } from '../rest-api-body';
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
      entity: REST_API_ENTITY, collection: '/restapis', update: 'patch', deleted: 202, pages: 'v1', without: ['create', 'update'], answersTags: true,
    }),
    'POST /restapis': (call) => {
      const registry = registries.of(call.context);
      if (call.query.get('mode') !== 'import') {
        return restJson(201, registry.view(REST_API_ENTITY, registry.create(REST_API_ENTITY, fromWire(REST_API, call.json()))));
      }
      const { api, ...warnings } = createFromBody(registry, bodyOf(call), options(call));
      return restJson(201, { ...registry.view(REST_API_ENTITY, api), ...warnings });
    },
    'PUT /restapis/{id}': (call) => {
      const body = bodyOf(call);
      const { registry, api } = located(call);
      const mode = call.query.get('mode') ?? 'merge';
      if (mode !== 'merge' && mode !== 'overwrite') badRequest(`Invalid mode specified: ${mode}. Must be one of: [merge, overwrite]`);
      const { api: updated, ...warnings } = putBody(registry, api, body, { mode, ...options(call) });
      return { tags: {}, ...registry.view(REST_API_ENTITY, updated), ...warnings };
    },
    'PATCH /restapis/{id}': (call) => {
      const { registry, api } = located(call);
      const properties = patchRestApi(api.properties, patchOperations(call.json()));
      return { tags: {}, ...registry.view(REST_API_ENTITY, registry.update(REST_API_ENTITY, api, properties)) };
    },
  };
}

/** Everything in the query that is not of the operation itself is a parameter of the import. */
function options({ query }: RestCall): BodyOptions {
  return { properties: {}, parameters: Object.fromEntries(query), failOnWarnings: query.get('failonwarnings') === 'true' };
}

function bodyOf({ request }: RestCall): unknown {
  try {
    return parseBody(request.body.toString('utf8'));
  } catch {
    return badRequest('Invalid OpenAPI input.');
  }
}
