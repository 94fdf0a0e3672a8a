import { API_ENTITY, innerId, isWebSocket } from './api';
import { AUTHORIZER } from './shapes';
import { badRequest, conflict, oneOf } from '../apigateway/texts';
import type { Entity } from '../records/entity';

export const AUTHORIZER_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::Authorizer',
  shape: AUTHORIZER,
  parent: { entity: API_ENTITY, property: 'ApiId' },
  id: innerId,
  notFound: (id) => `Invalid Authorizer identifier specified ${id}`,
  check: ({ ApiId, Name, AuthorizerType, AuthorizerUri }, registry) => {
    if (Name === undefined) badRequest('Name must be specified');
    oneOf(AuthorizerType ?? 'none', ['REQUEST', 'JWT'], 'authorizer type');
    if (AuthorizerType === 'JWT' && isWebSocket(registry.require(API_ENTITY, '', String(ApiId)))) {
      badRequest('JWT authorizers are not supported for WebSocket APIs');
    }
    if (AuthorizerType === 'REQUEST' && AuthorizerUri === undefined) badRequest('AuthorizerUri must be specified for a REQUEST authorizer');
  },
  deleting: ({ scope, id }, registry) => {
    const route = registry.records.list('AWS::ApiGatewayV2::Route', scope).find(({ properties }) => properties.AuthorizerId === id);
    if (route !== undefined) conflict(`Cannot delete Authorizer '${id}', it is referenced by Route '${String(route.properties.RouteKey)}'`);
  },
  view: ({ id }) => ({ authorizerId: id }),
};
