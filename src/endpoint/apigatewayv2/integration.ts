import { API_ENTITY, innerId, isWebSocket } from './api';
import { INTEGRATION, INTEGRATION_RESPONSE } from './shapes';
import { badRequest, between, conflict, oneOf } from '../apigateway/texts';
import type { Entity } from '../records/entity';

const SHORTEST_TIMEOUT = 50;
const LONGEST_TIMEOUT = { WEBSOCKET: 29_000, HTTP: 30_000 };

export const INTEGRATION_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::Integration',
  shape: INTEGRATION,
  parent: { entity: API_ENTITY, property: 'ApiId' },
  defaults: { ConnectionType: 'INTERNET' },
  id: innerId,
  notFound: (id) => `Invalid Integration identifier specified ${id}`,
  check: ({ ApiId, IntegrationType, IntegrationUri, TimeoutInMillis, PassthroughBehavior, ContentHandlingStrategy }, registry) => {
    if (IntegrationType === undefined) badRequest('IntegrationType must be specified');
    oneOf(IntegrationType, ['AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'], 'integration type');
    oneOf(PassthroughBehavior, ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'], 'passthrough behavior');
    oneOf(ContentHandlingStrategy, ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'], 'content handling strategy');
    const webSocket = isWebSocket(registry.require(API_ENTITY, '', String(ApiId)));
    if (webSocket && IntegrationType !== 'MOCK' && IntegrationUri === undefined) badRequest('IntegrationUri is required for this integration type');
    const longest = LONGEST_TIMEOUT[webSocket ? 'WEBSOCKET' : 'HTTP'];
    between(TimeoutInMillis, SHORTEST_TIMEOUT, longest, `Timeout should be between ${SHORTEST_TIMEOUT} ms and ${longest} ms`);
  },
  deleting: ({ scope, id }, registry) => {
    const route = registry.records.list('AWS::ApiGatewayV2::Route', scope).find(({ properties }) => properties.Target === `integrations/${id}`);
    if (route !== undefined) conflict(`Cannot delete Integration '${id}', it is referenced by Route '${String(route.properties.RouteKey)}'`);
  },
  view: ({ id }) => ({ integrationId: id }),
};

export const INTEGRATION_RESPONSE_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::IntegrationResponse',
  shape: INTEGRATION_RESPONSE,
  parent: { entity: INTEGRATION_ENTITY, property: 'IntegrationId' },
  id: innerId,
  notFound: (id) => `Invalid IntegrationResponse identifier specified ${id}`,
  check: ({ IntegrationResponseKey }) => {
    if (IntegrationResponseKey === undefined) badRequest('IntegrationResponseKey must be specified');
  },
  view: ({ id }) => ({ integrationResponseId: id }),
};
