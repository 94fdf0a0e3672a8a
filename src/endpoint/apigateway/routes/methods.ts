import type { RestCall, RestOperation, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import { fromWire, toWire } from '../../records/convert';
import { applyPatch, patchOperations } from '../../records/patch';
import type { PatchRules } from '../../records/patch';
import type { StoredRecord } from '../../records/records';
import type { Registries, Registry } from '../../records/registry';
import type { Shape } from '../../records/shape';
import type { Properties } from '../../resource-type';
import { METHOD_ENTITY } from '../method';
import { RESOURCE_ENTITY } from '../resource';
import { INTEGRATION, INTEGRATION_RESPONSE, METHOD, METHOD_RESPONSE } from '../shapes';
import { conflict, notFound } from '../texts';

const ONE = '/restapis/{RestApiId}/resources/{ResourceId}/methods/{HttpMethod}';
const NO_INTEGRATION = 'Invalid Integration identifier specified';
const NO_PARAMETER = 'Invalid parameter name specified';
const NO_MEDIA_TYPE = 'Content-Type specified was not found';
const REPLACED = ['authorizationType', 'authorizerId', 'apiKeyRequired', 'requestValidatorId', 'operationName'];
const PATCH: PatchRules = {
  members: [...REPLACED, 'requestParameters', 'requestModels', 'authorizationScopes'],
  replaceOnly: REPLACED,
  entries: { requestParameters: NO_PARAMETER, requestModels: NO_MEDIA_TYPE },
  plain: true,
};

interface Place {
  readonly registry: Registry;
  readonly method: StoredRecord;
  readonly call: RestCall;
}

/** A part of a method that has operations of its own: how it is read from the method's properties and put back. */
interface Part {
  readonly path: string;
  readonly shape: Shape;
  readonly patch: PatchRules;
  readonly missing: string;
  read(method: Properties, name: string): Properties | undefined;
  write(method: Properties, name: string, part: Properties | undefined): Properties;
}

const PARTS: readonly Part[] = [
  {
    path: '/responses/{StatusCode}',
    shape: METHOD_RESPONSE,
    patch: {
      members: ['responseParameters', 'responseModels'],
      entries: { responseParameters: NO_PARAMETER, responseModels: NO_MEDIA_TYPE },
      plain: true,
    },
    missing: 'Invalid Response status code specified',
    read: (method, status) => response(method.MethodResponses, status),
    write: (method, status, part) => ({ ...method, MethodResponses: withResponse(method.MethodResponses, status, part) }),
  },
  {
    path: '/integration',
    shape: INTEGRATION,
    patch: { members: Object.keys(INTEGRATION).filter((member) => member !== 'integrationResponses'), plain: true },
    missing: NO_INTEGRATION,
    read: ({ Integration }) => Integration as Properties | undefined,
    write: ({ Integration: before, ...method }, _, part) => (
      part === undefined ? method : { ...method, Integration: { ...part, IntegrationResponses: part.IntegrationResponses ?? responsesOf(before) } }),
  },
  {
    path: '/integration/responses/{StatusCode}',
    shape: INTEGRATION_RESPONSE,
    patch: { members: ['selectionPattern', 'responseParameters', 'responseTemplates', 'contentHandling'], plain: true },
    missing: 'Invalid Response status code specified',
    read: ({ Integration }, status) => response(integrationOf(Integration).IntegrationResponses, status),
    write: (method, status, part) => {
      const integration = integrationOf(method.Integration);
      return { ...method, Integration: { ...integration, IntegrationResponses: withResponse(integration.IntegrationResponses, status, part) } };
    },
  },
];

/** Methods with their integrations and responses. */
export function methodRoutes(registries: Registries): RestRoutes {
  const located = (call: RestCall): Place => {
    const registry = registries.of(call.context);
    const { RestApiId, ResourceId, HttpMethod } = call.path;
    registry.require(RESOURCE_ENTITY, RestApiId, ResourceId);
    const method = registry.get(METHOD_ENTITY, `${RestApiId}/${ResourceId}`, HttpMethod);
    const isIntegrationResponse = call.request.method === 'DELETE' && call.request.path.includes('/integration/responses/');
    return { registry, call, method: method ?? notFound(isIntegrationResponse ? NO_INTEGRATION : 'Invalid Method identifier specified') };
  };
  return {
    [`PUT ${ONE}`]: ({ path, context, json }) => {
      const registry = registries.of(context);
      return restJson(201, registry.view(METHOD_ENTITY, registry.create(METHOD_ENTITY, { ...fromWire(METHOD, json()), ...path })));
    },
    [`GET ${ONE}`]: (call) => {
      const { registry, method } = located(call);
      return registry.view(METHOD_ENTITY, method);
    },
    [`PATCH ${ONE}`]: (call) => {
      const { registry, method } = located(call);
      const document = applyPatch(METHOD, toWire(METHOD, method.properties), patchOperations(call.json()), PATCH);
      return registry.view(METHOD_ENTITY, registry.update(METHOD_ENTITY, method, fromWire(METHOD, document)));
    },
    [`DELETE ${ONE}`]: (call) => {
      const { registry, method } = located(call);
      registry.delete(METHOD_ENTITY, method);
      return restJson(204);
    },
    ...Object.assign({}, ...PARTS.map((part) => partRoutes(part, located))),
  };
}

function partRoutes(part: Part, located: (call: RestCall) => Place): RestRoutes {
  const path = `${ONE}${part.path}`;
  const nameOf = ({ call }: Place): string => call.path.StatusCode ?? '';
  const existing = (place: Place): Properties => part.read(place.method.properties, nameOf(place)) ?? notFound(part.missing);
  const save = (place: Place, changed: Properties | undefined): object => {
    const { registry, method } = place;
    const saved = registry.update(METHOD_ENTITY, method, part.write(method.properties, nameOf(place), changed));
    return partView(part, part.read(saved.properties, nameOf(place)) ?? {});
  };
  const operation = (run: (place: Place) => ReturnType<RestOperation>): RestOperation => (call) => run(located(call));
  return {
    [`PUT ${path}`]: operation((place) => {
      if (part.shape === METHOD_RESPONSE && part.read(place.method.properties, nameOf(place)) !== undefined) {
        conflict('Response already exists for this resource');
      }
      return restJson(201, save(place, named(part, place, fromWire(part.shape, place.call.json()))));
    }),
    [`GET ${path}`]: operation((place) => partView(part, existing(place))),
    [`PATCH ${path}`]: operation((place) => {
      const document = applyPatch(part.shape, toWire(part.shape, existing(place)), patchOperations(place.call.json()), part.patch);
      const answer = save(place, fromWire(part.shape, document));
      return part.shape === METHOD_RESPONSE ? restJson(201, answer) : answer;
    }),
    [`DELETE ${path}`]: operation((place) => {
      existing(place);
      save(place, undefined);
      return restJson(204);
    }),
  };
}

/** An empty template is answered as none. */
function partView(part: Part, properties: Properties): object {
  const view = toWire(part.shape, properties);
  if (part.shape !== INTEGRATION_RESPONSE || view.responseTemplates === undefined) return view;
  return { ...view, responseTemplates: Object.fromEntries(Object.entries(view.responseTemplates as object).map(([type, template]) => [type, template === '' ? null : template])) };
}

function named(part: Part, { call }: Place, given: Properties): Properties {
  return part.shape === INTEGRATION ? given : { ...given, StatusCode: call.path.StatusCode };
}

function integrationOf(integration: unknown): Properties {
  return integration as Properties | undefined ?? notFound(NO_INTEGRATION);
}

function responsesOf(integration: unknown): unknown {
  return (integration as Properties | undefined)?.IntegrationResponses;
}

function response(responses: unknown, status: string): Properties | undefined {
  return ((responses ?? []) as readonly Properties[]).find(({ StatusCode }) => String(StatusCode) === status);
}

function withResponse(responses: unknown, status: string, changed: Properties | undefined): readonly Properties[] {
  const others = ((responses ?? []) as readonly Properties[]).filter(({ StatusCode }) => String(StatusCode) !== status);
  return changed === undefined ? others : [...others, changed];
}
