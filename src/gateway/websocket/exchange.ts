import { requestTime } from '../access-log';
import type { WebSocketStageTarget } from '../directory';
import { headerOf, type Connection } from './connection';
import type { EventType, WebSocketEnvironment } from './environment';

/** One event of a connection on its way through the gateway. */
export interface Exchange {
  readonly env: WebSocketEnvironment;
  /** The stage as it is now. */
  readonly target: WebSocketStageTarget;
  readonly connection: Connection;
  readonly eventType: EventType;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Of a message. */
  readonly messageId?: string;
  readonly body?: string;
  /** Of a disconnect. */
  readonly disconnectStatusCode?: number;
  readonly disconnectReason?: string;
  routeKey: string;
  /** The phase it is in, or ended in. */
  phase: 'route' | 'throttle' | 'authorize' | 'integrate';
  /** Set by the integration. */
  integrationLatency?: number;
  integrationStatus?: number;
  error?: string;
  /** The error that the client is told, if any. */
  errorMessage?: string;
}

/** What distinguishes one event from the next. */
export type ExchangeDetails = Pick<Exchange, 'target' | 'connection' | 'eventType' | 'routeKey'>
  & Partial<Pick<Exchange, 'body' | 'disconnectStatusCode' | 'disconnectReason'>>;

export function newExchange(env: WebSocketEnvironment, details: ExchangeDetails): Exchange {
  return {
    env,
    requestId: webSocketId(env),
    time: env.clock.now(),
    phase: 'route',
    ...(details.eventType === 'MESSAGE' ? { messageId: webSocketId(env) } : {}),
    ...details,
  };
}

/** Requests, messages and connections have ids of one kind; they stand in URLs. */
export function webSocketId({ ids }: WebSocketEnvironment): string {
  return ids.extendedRequestId().replaceAll('+', '-').replaceAll('/', '_');
}

/** What a Lambda function sees as `requestContext`. */
export function requestContext(exchange: Exchange): Record<string, unknown> {
  const { target, connection, requestId, time } = exchange;
  const userAgent = headerOf(connection.handshake, 'User-Agent');
  return {
    routeKey: exchange.routeKey,
    ...(connection.authorizer ? { authorizer: connection.authorizer } : {}),
    ...(exchange.messageId !== undefined ? { messageId: exchange.messageId } : {}),
    ...(exchange.disconnectStatusCode !== undefined ? { disconnectStatusCode: exchange.disconnectStatusCode } : {}),
    eventType: exchange.eventType,
    extendedRequestId: requestId,
    requestTime: requestTime(time),
    messageDirection: 'IN',
    ...(exchange.disconnectReason !== undefined ? { disconnectReason: exchange.disconnectReason } : {}),
    stage: target.stageName,
    connectedAt: connection.connectedAt,
    requestTimeEpoch: time,
    identity: { ...(userAgent !== undefined ? { userAgent } : {}), sourceIp: connection.handshake.sourceIp },
    requestId,
    domainName: connection.handshake.domainName,
    connectionId: connection.connectionId,
    apiId: target.apiId,
  };
}

/** `$context`: the same, and what only templates and logs see. */
export function contextOf(exchange: Exchange, status?: number): Record<string, unknown> {
  const { integrationLatency, integrationStatus, error, errorMessage, target } = exchange;
  return {
    ...requestContext(exchange),
    accountId: target.accountId,
    ...(status !== undefined ? { status } : {}),
    ...(integrationLatency !== undefined ? {
      integrationLatency,
      integration: { latency: integrationLatency, status: integrationStatus, integrationStatus, error },
    } : {}),
    ...(integrationStatus !== undefined ? { integrationStatus } : {}),
    ...(error !== undefined ? { integrationErrorMessage: error } : {}),
    ...(errorMessage !== undefined ? { error: { message: errorMessage, messageString: JSON.stringify(errorMessage) } } : {}),
  };
}
