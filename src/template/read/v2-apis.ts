import { withDefinition } from './definition';
import type { Entry } from './entry';
import { groupBy } from './group';
import { keyBehind } from './links';
import { apiOf } from './rest';
import { readServerlessHttpApi, takesEvents } from './serverless-http';
import { httpEvents, type HttpEvents } from './serverless-http-events';
import { readServerlessWebSocketApi } from './serverless-websocket';
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
    ...stacks.ofType('AWS::ApiGatewayV2::Api').map((entry) => {
      const { properties, bodyProperty } = withDefinition(entry);
      return readV2Api(properties, entry.origin, bodyProperty);
    }),
    ...stacks.ofType('AWS::Serverless::HttpApi').map(({ properties, origin }) => readServerlessHttpApi(properties, origin)),
    ...stacks.ofType('AWS::Serverless::WebSocketApi').map(({ properties, origin }) => readServerlessWebSocketApi(properties, origin)),
  ];
  const events = httpEvents(stacks);
  const parts = groupBy(stacks.ofType(...PARTS), (entry) => apiOf(entry, 'ApiId'));
  const here = new Set(made.map(({ key }) => key));
  const elsewhere = [
    ...[...parts].filter(([key]) => !here.has(key)).map(([key, entries]) => externalV2Api(key, events.has(key) ? 'HTTP' : kindOf(entries))),
    ...[...events.keys()].filter((key) => !here.has(key) && !parts.has(key)).map((key) => externalV2Api(key, 'HTTP')),
  ];
  const responses = groupBy(stacks.ofType('AWS::ApiGatewayV2::RouteResponse'), (entry) => parentOf(entry, 'RouteId'));
  const integrationResponses = groupBy(stacks.ofType('AWS::ApiGatewayV2::IntegrationResponse'), (entry) => parentOf(entry, 'IntegrationId'));
  const apis = [...made, ...elsewhere].map((api) =>
    withEvents(assemble(api, parts.get(api.key) ?? [], stacks, responses, integrationResponses), events.get(api.key), stacks));
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

/** Adds what functions' events give to an API that SAM defines; one that has a definition gets nothing of them. */
function withEvents<T extends V2Api>(api: T, events: HttpEvents | undefined, stacks: Stacks): T {
  const made = stacks.byKey(api.key);
  if (made?.type === 'AWS::Serverless::HttpApi' ? !takesEvents(made.properties) : !events) return api;
  return {
    ...api,
    definedBy: made ? 'resources' : api.definedBy,
    routes: [...api.routes, ...events?.routes ?? []],
    integrations: [...api.integrations, ...events?.integrations ?? []],
    stages: api.stages.map((stage, index) =>
      (index > 0 ? stage : { ...stage, routeSettings: [...stage.routeSettings, ...events?.routeSettings ?? []] })),
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
