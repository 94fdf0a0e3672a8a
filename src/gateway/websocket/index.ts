export type { Connection, Handshake, OpenConnection, Peer } from './connection';
export { webSocketEnvironment, type IntegrationFailure, type WebSocketEnvironment, type WebSocketEnvironmentOptions, type WebSocketMetric, type WebSocketOutcome } from './environment';
export { WebSocketGateway, type StageName } from './gateway';
export { MAX_MESSAGE, type ManagementRequest } from './management';
export { attachWebSocket, type WebSocketAttachment, type WebSocketDestination } from './socket';
