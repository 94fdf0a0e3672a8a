import type {
  ApiModel, Integration, Located, Method, RestApi, RestResource, RestStage, Route, V2Api, V2Integration, V2RouteSettings, V2Stage,
} from '../../model';

/** A REST method with what it belongs to. */
export interface MethodPlace {
  readonly api: RestApi;
  readonly resource: RestResource;
  readonly method: Method;
}

/** Every method of every REST API. */
export function* methods(model: ApiModel): Generator<MethodPlace> {
  for (const api of model.restApis) for (const resource of api.resources) for (const method of resource.methods) yield { api, resource, method };
}

/** A REST method with its integration. */
export interface IntegrationPlace extends MethodPlace {
  readonly integration: Integration;
}

/** Every method that has an integration, with it. */
export function* integrations(model: ApiModel): Generator<IntegrationPlace> {
  for (const found of methods(model)) if (found.method.integration) yield { ...found, integration: found.method.integration };
}

/** Every stage of every REST API. */
export function* restStages(model: ApiModel): Generator<RestStage & { readonly api: RestApi }> {
  for (const api of model.restApis) for (const stage of api.stages) yield { ...stage, api };
}

/** WebSocket APIs, then HTTP APIs. */
export function v2Apis(model: ApiModel): readonly V2Api[] {
  return [...model.webSocketApis, ...model.httpApis];
}

/** Every stage of every WebSocket and HTTP API. */
export function* v2Stages(model: ApiModel): Generator<V2Stage & { readonly api: V2Api }> {
  for (const api of v2Apis(model)) for (const stage of api.stages) yield { ...stage, api };
}

/** The default route settings of a stage and those of single routes. */
export function routeSettings(stage: V2Stage): readonly V2RouteSettings[] {
  return stage.defaultRouteSettings ? [stage.defaultRouteSettings, ...stage.routeSettings] : stage.routeSettings;
}

export function v2Routes(model: ApiModel): readonly Route[] {
  return v2Apis(model).flatMap((api) => api.routes);
}

export function v2Integrations(model: ApiModel): readonly V2Integration[] {
  return v2Apis(model).flatMap((api) => api.integrations);
}

/** What a node of an API is called in a sentence: its path and method, or its logical id. */
export function routeName({ resource, method }: MethodPlace): string {
  return [method.httpMethod, resource.path].map((part) => (typeof part === 'string' ? part : '(unknown)')).join(' ');
}

/** The logical id of a node, for messages. */
export function nameOf(node: Located): string {
  return node.origin?.logicalId ?? 'unknown';
}
