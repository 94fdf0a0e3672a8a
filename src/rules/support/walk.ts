import { perModel } from './per-model';
import type {
  Integration, Located, Method, RestApi, RestResource, RestStage, V2Api, V2Integration, V2RouteSettings, V2Stage,
} from '../../model';

/** A REST method with what it belongs to. */
export interface MethodPlace {
  readonly api: RestApi;
  readonly resource: RestResource;
  readonly method: Method;
}

/** Every method of every REST API. */
export const methods = perModel((model): readonly MethodPlace[] =>
  model.restApis.flatMap((api) => api.resources.flatMap((resource) => resource.methods.map((method) => ({ api, resource, method })))));

/** A REST method with its integration. */
export interface IntegrationPlace extends MethodPlace {
  readonly integration: Integration;
}

/** Every method that has an integration, with it. */
export const integrations = perModel((model): readonly IntegrationPlace[] =>
  methods(model).flatMap(({ api, resource, method }) => method.integration ? [{ api, resource, method, integration: method.integration }] : []));

/** Every stage of every REST API. */
export const restStages = perModel((model): readonly (RestStage & { readonly api: RestApi })[] =>
  model.restApis.flatMap((api) => api.stages.map((stage) => ({ ...stage, api }))));

/** The stages of an API: its own, and those that its deployments make by themselves. */
export function stagesOf(api: RestApi): readonly RestStage[] {
  const names = new Set(api.stages.map(({ stageName }) => stageName));
  const made = api.deployments.filter(({ stageName }) => stageName !== undefined && !names.has(stageName));
  return [...api.stages, ...made.map(({ origin, key, stageName, stage }) => stage ?? { origin, key: `${key}.Stage`, stageName, methodSettings: [] })];
}

/** Every stage that a deployment describes. */
export const describedStages = perModel((model): readonly (RestStage & { readonly api: RestApi })[] =>
  model.restApis.flatMap((api) => api.deployments.flatMap(({ stage }) => stage ? [{ ...stage, api }] : [])));

/** WebSocket APIs, then HTTP APIs. */
export const v2Apis = perModel((model): readonly V2Api[] => [...model.webSocketApis, ...model.httpApis]);

/** Every stage of every WebSocket and HTTP API. */
export const v2Stages = perModel((model): readonly (V2Stage & { readonly api: V2Api })[] =>
  v2Apis(model).flatMap((api) => api.stages.map((stage) => ({ ...stage, api }))));

/** The default route settings of a stage and those of single routes. */
export function routeSettings(stage: V2Stage): readonly V2RouteSettings[] {
  return stage.defaultRouteSettings ? [stage.defaultRouteSettings, ...stage.routeSettings] : stage.routeSettings;
}

export const v2Integrations = perModel((model): readonly V2Integration[] => v2Apis(model).flatMap((api) => api.integrations));

/** What a node of an API is called in a sentence: its path and method, or its logical id. */
export function routeName({ resource, method }: MethodPlace): string {
  return [method.httpMethod, resource.path].map((part) => (typeof part === 'string' ? part : '(unknown)')).join(' ');
}

/** The logical id of a node, for messages. */
export function nameOf(node: Located): string {
  return node.origin?.logicalId ?? 'unknown';
}
