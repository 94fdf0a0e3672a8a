import type { Entry } from './entry';
import { groupBy } from './group';
import { keyBehind } from './links';
import { apiOf } from './rest';
import type { Stacks } from './stacks';
import { readDeployment } from './stage';
import { readRoute, readRouteResponse, readV2Authorizer, readV2Integration, readV2IntegrationResponse, readV2Model, readV2Stage } from './v2';
import { externalV2Api, readV2Api, type V2ApiResource } from './v2-api';
import { textOf, Unresolved, type HttpApi, type V2Api, type Value, type WebSocketApi } from '../../model';
import { asString, own } from '../../model/coerce';

const PARTS = ['Route', 'Integration', 'Authorizer', 'Model', 'Deployment', 'Stage'].map((name) => `AWS::ApiGatewayV2::${name}`);

/** Every WebSocket and HTTP API that the templates make or add to. */
export function readV2Apis(stacks: Stacks): { readonly webSocketApis: WebSocketApi[]; readonly httpApis: HttpApi[] } {
  const made: V2ApiResource[] = [
    ...stacks.ofType('AWS::ApiGatewayV2::Api').map(({ properties, origin }) => readV2Api(properties, origin)),
    ...stacks.ofType('AWS::Serverless::HttpApi').map(({ properties, origin }) => serverless(properties, origin, 'HTTP')),
    ...stacks.ofType('AWS::Serverless::WebSocketApi').map(({ properties, origin }) => serverless(properties, origin, 'WEBSOCKET')),
  ];
  const parts = groupBy(stacks.ofType(...PARTS), (entry) => apiOf(entry, 'ApiId'));
  const here = new Set(made.map(({ key }) => key));
  const elsewhere = [...parts].filter(([key]) => !here.has(key)).map(([key, entries]) => externalV2Api(key, kindOf(entries)));
  const responses = groupBy(stacks.ofType('AWS::ApiGatewayV2::RouteResponse'), (entry) => parentOf(entry, 'RouteId'));
  const integrationResponses = groupBy(stacks.ofType('AWS::ApiGatewayV2::IntegrationResponse'), (entry) => parentOf(entry, 'IntegrationId'));
  const apis = [...made, ...elsewhere].map((api) => assemble(api, parts.get(api.key) ?? [], stacks, responses, integrationResponses));
  return {
    webSocketApis: apis.filter((api) => api.kind === 'WEBSOCKET'),
    httpApis: apis.filter((api) => api.kind === 'HTTP'),
  };
}

type Children = ReadonlyMap<string | undefined, Entry[]>;

function assemble<T extends V2Api>(api: T, parts: readonly Entry[], stacks: Stacks, routeResponses: Children, integrationResponses: Children): T {
  const byType = groupBy(parts, ({ type }) => type);
  const all = <N>(name: string, read: (entry: Entry) => N): N[] => (byType.get(`AWS::ApiGatewayV2::${name}`) ?? []).map(read);
  return {
    ...api,
    routes: [...api.routes, ...all('Route', (entry) => ({
      ...readRoute(entry.properties, entry.origin, entry.links, (target) => integrationBehind(target, entry, stacks)),
      responses: (routeResponses.get(entry.key) ?? []).map((response) => readRouteResponse(response.properties, response.origin)),
    }))],
    integrations: [...api.integrations, ...all('Integration', (entry) => ({
      ...readV2Integration(entry.properties, entry.origin),
      responses: (integrationResponses.get(entry.key) ?? []).map((response) => readV2IntegrationResponse(response.properties, response.origin)),
    }))],
    authorizers: [...api.authorizers, ...all('Authorizer', (entry) => readV2Authorizer(entry.properties, entry.origin))],
    models: all('Model', (entry) => readV2Model(entry.properties, entry.origin)),
    deployments: all('Deployment', (entry) => readDeployment(entry.properties, entry.origin, entry.dependsOn)),
    stages: [...api.stages, ...all('Stage', (entry) => readV2Stage(entry.properties, entry.origin, entry.links))],
  };
}

/** What SAM makes of its own resources: the routes are known when there is a definition, and the stage always. */
function serverless(properties: Entry['properties'], origin: Entry['origin'], kind: V2Api['kind']): V2ApiResource {
  const api = readV2Api({ ...properties, ProtocolType: kind, Tags: undefined }, origin, 'DefinitionBody');
  const StageName = own(properties, 'StageName') ?? (kind === 'HTTP' ? '$default' : 'default');
  const stage = readV2Stage({ ...properties, Description: undefined, Tags: undefined, StageName }, origin, { linkOf: () => undefined });
  return {
    ...api,
    definedBy: api.definedBy === 'resources' ? 'unknown' : api.definedBy,
    stages: [{ ...stage, key: `${api.key}.Stage` }],
  };
}

/** Route keys of HTTP APIs hold a method and a path. */
function kindOf(entries: readonly Entry[]): V2Api['kind'] {
  const routeKeys = entries.filter(({ type }) => type === 'AWS::ApiGatewayV2::Route').map(({ properties }) => textOf(asString(own(properties, 'RouteKey'))));
  return routeKeys.some((routeKey) => routeKey?.includes(' /')) ? 'HTTP' : 'WEBSOCKET';
}

function parentOf(entry: Entry, property: string): string | undefined {
  const key = keyBehind(own(entry.properties, property), entry.links);
  return key instanceof Unresolved ? undefined : key;
}

/** A target is `integrations/` and the integration's id. */
function integrationBehind(target: unknown, entry: Entry, stacks: Stacks): Value<string> | undefined {
  const text = textOf(asString(target));
  const name = text && /^integrations\/(?:\$\{([^{}.]+)(?:\.[^{}]+)?\}|([^${}]+))$/.exec(text);
  if (!name) return target instanceof Unresolved ? target : undefined;
  const value = name[1] === undefined ? name[2] : stacks.stackOf(entry)?.ref(name[1]);
  return keyBehind(value, entry.links);
}
