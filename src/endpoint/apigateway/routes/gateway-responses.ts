import type { RestCall, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import { fromWire, toWire } from '../../records/convert';
import { applyPatch, patchOperations } from '../../records/patch';
import type { StoredRecord } from '../../records/records';
import type { Registries, Registry } from '../../records/registry';
import type { Properties } from '../../resource-type';
import { DEFAULT_STATUS, GATEWAY_RESPONSE_ENTITY, gatewayResponseProperties, gatewayResponseView } from '../gateway-response';
import { REST_API_ENTITY } from '../rest-api';
import { GATEWAY_RESPONSE } from '../shapes';
import { badRequest, notFound } from '../texts';

const COLLECTION = '/restapis/{RestApiId}/gatewayresponses';
const ONE = `${COLLECTION}/{ResponseType}`;

const PATCH = {
  members: ['statusCode', 'responseParameters', 'responseTemplates'],
  entries: { responseParameters: 'Invalid parameter name specified', responseTemplates: 'Content-Type specified was not found' },
  plain: true,
};

/** Gateway responses: every type is always there, as somebody set it or with its default. */
export function gatewayResponseRoutes(registries: Registries): RestRoutes {
  const located = ({ path, context }: RestCall): Registry => {
    const registry = registries.of(context);
    registry.require(REST_API_ENTITY, '', path.RestApiId);
    if (path.ResponseType !== undefined && !Object.hasOwn(DEFAULT_STATUS, path.ResponseType)) notFound('Invalid response type specified');
    return registry;
  };
  const put = (registry: Registry, properties: Properties): StoredRecord => {
    const existing = registry.get(GATEWAY_RESPONSE_ENTITY, String(properties.RestApiId), String(properties.ResponseType));
    if (existing === undefined) return registry.create(GATEWAY_RESPONSE_ENTITY, properties);
    return registry.update(GATEWAY_RESPONSE_ENTITY, existing, properties);
  };
  return {
    [`GET ${COLLECTION}`]: (call) => {
      const registry = located(call);
      return { item: Object.keys(DEFAULT_STATUS).map((type) => gatewayResponseView(registry, call.path.RestApiId, type)) };
    },
    [`GET ${ONE}`]: (call) => gatewayResponseView(located(call), call.path.RestApiId, call.path.ResponseType),
    [`PUT ${ONE}`]: (call) => {
      const registry = located(call);
      put(registry, { ...fromWire(GATEWAY_RESPONSE, call.json()), ...call.path });
      return restJson(201, gatewayResponseView(registry, call.path.RestApiId, call.path.ResponseType));
    },
    [`PATCH ${ONE}`]: (call) => {
      const registry = located(call);
      const before = gatewayResponseProperties(registry, call.path.RestApiId, call.path.ResponseType);
      const operations = patchOperations(call.json());
      for (const { op, path } of operations) if (path === '/statusCode' && op !== 'replace') badRequest(`Invalid patch path ${path}`);
      const document = applyPatch(GATEWAY_RESPONSE, toWire(GATEWAY_RESPONSE, before), operations, PATCH);
      put(registry, { ...fromWire(GATEWAY_RESPONSE, document), ...call.path });
      return gatewayResponseView(registry, call.path.RestApiId, call.path.ResponseType);
    },
    [`DELETE ${ONE}`]: (call) => {
      const registry = located(call);
      registry.delete(GATEWAY_RESPONSE_ENTITY, registry.require(GATEWAY_RESPONSE_ENTITY, call.path.RestApiId, call.path.ResponseType));
      return restJson(202);
    },
  };
}
