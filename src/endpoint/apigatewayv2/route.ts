import { API_ENTITY, innerId, isWebSocket } from './api';
import { AUTHORIZER_ENTITY } from './authorizer';
import { INTEGRATION_ENTITY } from './integration';
import { ROUTE, ROUTE_RESPONSE } from './shapes';
import { badRequest, conflict, oneOf } from '../apigateway/texts';
import type { Entity } from '../records/entity';

/** A route key of an API: `$connect`, `$disconnect`, `$default` or a name; `METHOD /path` in an HTTP API. */
export const ROUTE_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::Route',
  shape: ROUTE,
  parent: { entity: API_ENTITY, property: 'ApiId' },
  defaults: { ApiKeyRequired: false, AuthorizationType: 'NONE' },
  id: innerId,
  notFound: (id) => `Invalid Route identifier specified ${id}`,
  check: (properties, registry, previous) => {
    const { ApiId, RouteKey, AuthorizationType, AuthorizerId, Target } = properties;
    const api = String(ApiId);
    const webSocket = isWebSocket(registry.require(API_ENTITY, '', api));
    if (RouteKey === undefined || RouteKey === '') badRequest('RouteKey must be specified');
    if (webSocket) {checkWebSocketRoute(String(RouteKey), AuthorizationType);} else if (!/^(\$default|(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) \/.*)$/.test(String(RouteKey))) {
      badRequest(`Invalid route key: ${String(RouteKey)}. A route key must be $default or begin with a method and a path`);
    }
    if (registry.list(ROUTE_ENTITY, api).some((other) => other.id !== previous?.id && other.properties.RouteKey === RouteKey)) {
      conflict(`Route with key ${String(RouteKey)} already exists for this API`);
    }
    const integration = /^integrations\/(.+)$/.exec(String(Target ?? ''))?.[1];
    if (Target !== undefined && integration === undefined) badRequest(`Invalid target specified: ${String(Target)}. Must be integrations/{integrationId}`);
    if (integration !== undefined) registry.require(INTEGRATION_ENTITY, api, integration);
    if (AuthorizationType === 'CUSTOM' && AuthorizerId === undefined) badRequest('AuthorizerId must be specified when AuthorizationType is CUSTOM');
    if (AuthorizerId !== undefined) registry.require(AUTHORIZER_ENTITY, api, String(AuthorizerId));
  },
  view: ({ id }) => ({ routeId: id }),
};

function checkWebSocketRoute(routeKey: string, authorizationType: unknown): void {
  if (routeKey.startsWith('$') && !['$connect', '$disconnect', '$default'].includes(routeKey)) {
    badRequest(`The provided route key is not formatted properly for WEBSOCKET protocol: ${routeKey}. Only $connect, $disconnect and $default begin with $`);
  }
  oneOf(authorizationType, ['NONE', 'AWS_IAM', 'CUSTOM'], 'authorization type');
  if (authorizationType !== 'NONE' && authorizationType !== undefined && routeKey !== '$connect') {
    badRequest('Currently, authorization is restricted to the $connect route only');
  }
}

export const ROUTE_RESPONSE_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::RouteResponse',
  shape: ROUTE_RESPONSE,
  parent: { entity: ROUTE_ENTITY, property: 'RouteId' },
  id: innerId,
  notFound: (id) => `Invalid RouteResponse identifier specified ${id}`,
  check: ({ RouteResponseKey }) => {
    if (RouteResponseKey !== '$default') badRequest('Only $default is allowed as a RouteResponseKey');
  },
  view: ({ id }) => ({ routeResponseId: id }),
};
