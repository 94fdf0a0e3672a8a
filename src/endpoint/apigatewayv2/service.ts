import { API_ENTITY } from './api';
import { AUTHORIZER_ENTITY } from './authorizer';
import { DEPLOYMENT_ENTITY } from './deployment';
import { API_MAPPING_ENTITY, DOMAIN_NAME_ENTITY } from './domain-name';
import { INTEGRATION_ENTITY, INTEGRATION_RESPONSE_ENTITY } from './integration';
import { MODEL_ENTITY } from './model';
import { ROUTE_ENTITY, ROUTE_RESPONSE_ENTITY } from './route';
import { API } from './shapes';
import { STAGE_ENTITY, autoDeploy } from './stage';
import { VPC_LINK_ENTITY } from './vpc-link';
import { tagRoutes } from '../apigateway/routes/tags';
import { badRequest } from '../apigateway/texts';
import { restJson, restJsonService } from '../protocols/rest-json';
import type { RestRoutes } from '../protocols/rest-json';
import { fromWire } from '../records/convert';
import type { Registries } from '../records/registry';
import { entityRoutes } from '../records/routes';
import type { EntityRoutesOptions } from '../records/routes';
import type { Properties } from '../resource-type';
import type { Service } from '../service';

const API_PATH = '/v2/apis/{ApiId}';

const KINDS: readonly (Pick<EntityRoutesOptions, 'entity' | 'collection'> & Partial<EntityRoutesOptions>)[] = [
  { entity: API_ENTITY, collection: '/v2/apis', without: ['create'] },
  { entity: ROUTE_ENTITY, collection: `${API_PATH}/routes` },
  { entity: ROUTE_RESPONSE_ENTITY, collection: `${API_PATH}/routes/{RouteId}/routeresponses` },
  { entity: INTEGRATION_ENTITY, collection: `${API_PATH}/integrations` },
  { entity: INTEGRATION_RESPONSE_ENTITY, collection: `${API_PATH}/integrations/{IntegrationId}/integrationresponses` },
  { entity: AUTHORIZER_ENTITY, collection: `${API_PATH}/authorizers` },
  { entity: MODEL_ENTITY, collection: `${API_PATH}/models` },
  { entity: DEPLOYMENT_ENTITY, collection: `${API_PATH}/deployments`, without: ['create'] },
  { entity: STAGE_ENTITY, collection: `${API_PATH}/stages` },
  { entity: DOMAIN_NAME_ENTITY, collection: '/v2/domainnames' },
  { entity: API_MAPPING_ENTITY, collection: '/v2/domainnames/{DomainName}/apimappings' },
  { entity: VPC_LINK_ENTITY, collection: '/v2/vpclinks', deleted: 202 },
];

/** The control plane of WebSocket APIs, and the records of HTTP APIs, as the AWS SDKs and the AWS CLI speak to it. */
export function apiGatewayV2Service(registries: Registries): Service {
  const service = restJsonService({
    name: 'apigateway',
    pathPrefix: '/v2',
    routes: Object.assign({},
      ...KINDS.map((options) => entityRoutes(registries, { update: 'merge', deleted: 204, pages: 'v2', ...options })),
      apiRoutes(registries),
      deploymentRoutes(registries),
      tagRoutes(registries, '/v2'),
    ),
  });
  return {
    ...service,
    async handle(request, context) {
      const response = await service.handle(request, context);
      const changed = request.method === 'GET' ? null : /^\/v2\/apis\/([^/]+)\/(?!stages|deployments)/.exec(request.path);
      if (changed !== null) autoDeploy(registries.of(context), changed[1]);
      return response;
    },
  };
}

function apiRoutes(registries: Registries): RestRoutes {
  return {
    'POST /v2/apis': ({ context, json }) => {
      const registry = registries.of(context);
      const body = json();
      const api = registry.create(API_ENTITY, fromWire(API, body));
      if (body.target !== undefined && body.target !== null) quickCreate(registry, api.id, String(body.target), String(body.routeKey ?? '$default'));
      return restJson(201, registry.view(API_ENTITY, api));
    },
    'PUT /v2/apis': () => badRequest('importing an HTTP API is not emulated by the local endpoint: create its routes one by one'),
    'DELETE /v2/apis/{ApiId}/stages/{StageName}/routesettings/{RouteKey}': ({ path, context }) => {
      const registry = registries.of(context);
      const stage = registry.require(STAGE_ENTITY, path.ApiId, path.StageName);
      const { [path.RouteKey]: _, ...RouteSettings } = stage.properties.RouteSettings as Record<string, unknown>;
      registry.update(STAGE_ENTITY, stage, { ...stage.properties, RouteSettings });
      return undefined;
    },
    'DELETE /v2/apis/{ApiId}/stages/{StageName}/accesslogsettings': ({ path, context }) => {
      const registry = registries.of(context);
      const stage = registry.require(STAGE_ENTITY, path.ApiId, path.StageName);
      const { AccessLogSettings: _, ...rest } = stage.properties;
      registry.update(STAGE_ENTITY, stage, rest);
      return undefined;
    },
  };
}

/** What `CreateApi` makes of an HTTP API with a target: an integration, a route and a stage that deploys by itself. */
function quickCreate(registry: ReturnType<Registries['of']>, ApiId: string, target: string, RouteKey: string): void {
  const isFunction = target.startsWith('arn:');
  const properties: Properties = isFunction ? { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' } : { IntegrationType: 'HTTP_PROXY', PayloadFormatVersion: '1.0' };
  const integration = registry.create(INTEGRATION_ENTITY, { ApiId, ...properties, IntegrationUri: target, IntegrationMethod: isFunction ? 'POST' : 'ANY' });
  registry.create(ROUTE_ENTITY, { ApiId, RouteKey, Target: `integrations/${integration.id}` });
  registry.create(STAGE_ENTITY, { ApiId, StageName: '$default', AutoDeploy: true });
}

function deploymentRoutes(registries: Registries): RestRoutes {
  return {
    [`POST ${API_PATH}/deployments`]: ({ path, context, json }) => {
      const registry = registries.of(context);
      const { description, stageName } = json();
      const stage = stageName === undefined || stageName === null ? undefined : registry.require(STAGE_ENTITY, path.ApiId, String(stageName));
      const deployment = registry.create(DEPLOYMENT_ENTITY, { ApiId: path.ApiId, Description: description });
      if (stage !== undefined) registry.update(STAGE_ENTITY, stage, { ...stage.properties, DeploymentId: deployment.id });
      return restJson(201, registry.view(DEPLOYMENT_ENTITY, deployment));
    },
  };
}
