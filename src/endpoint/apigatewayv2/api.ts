import { API } from './shapes';
import { badRequest, oneOf } from '../apigateway/texts';
import { shortId } from '../ids';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';

/** A WebSocket or HTTP API. */
export const API_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::Api',
  shape: API,
  defaults: {
    ApiKeySelectionExpression: '$request.header.x-api-key',
    RouteSelectionExpression: '$request.method $request.path',
    DisableExecuteApiEndpoint: false,
  },
  id: () => shortId(),
  notFound: (id) => `Invalid API identifier specified ${id}`,
  check: ({ Name, ProtocolType, RouteSelectionExpression }, _, previous) => {
    if (Name === undefined || Name === '') badRequest('Name must be specified');
    if (ProtocolType === undefined) badRequest('ProtocolType must be specified');
    oneOf(ProtocolType, ['HTTP', 'WEBSOCKET'], 'protocol type');
    if (previous !== undefined && previous.properties.ProtocolType !== ProtocolType) badRequest('ProtocolType cannot be changed');
    const isHttp = RouteSelectionExpression === '$request.method $request.path' || RouteSelectionExpression === '${request.method} ${request.path}';
    if (ProtocolType === 'HTTP' && !isHttp) badRequest('RouteSelectionExpression must be ${request.method} ${request.path} for HTTP APIs');
    if (ProtocolType === 'WEBSOCKET' && isHttp) badRequest('RouteSelectionExpression is required for WebSocket APIs');
  },
  view: (record, registry) => ({
    apiId: record.id,
    apiEndpoint: apiEndpoint(record, registry),
    createdDate: new Date(record.created).toISOString(),
  }),
};

/** The id that API Gateway v2 gives what lives inside an API: seven letters and digits. */
export const innerId = (): string => shortId(7);

export function isWebSocket({ properties }: StoredRecord): boolean {
  return properties.ProtocolType === 'WEBSOCKET';
}

/** The API's own address: the one that AWS would give it. */
export function apiEndpoint(record: StoredRecord, registry: Registry): string {
  return `${isWebSocket(record) ? 'wss' : 'https'}://${record.id}.execute-api.${registry.scope.region}.amazonaws.com`;
}
