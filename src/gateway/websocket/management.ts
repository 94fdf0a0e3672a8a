import { limitValue } from '../../limits';
import type { GatewayResponse } from '../http';
import { headerOf, type OpenConnection } from './connection';

/** Bytes of a message, either way. */
export const MAX_MESSAGE = limitValue('ws-message-payload-size');

/** A call of the management API: `POST`, `GET` or `DELETE /@connections/{connectionId}`. */
export interface ManagementRequest {
  readonly method: string;
  /** Decoded. */
  readonly connectionId: string;
  readonly body: Buffer;
  /** Whether the caller signed the request. */
  readonly signed: boolean;
}

/** What the management API does to a connection. */
export interface ManagedConnections {
  find(connectionId: string): OpenConnection | undefined;
  send(connection: OpenConnection, text: string): void;
  close(connection: OpenConnection): void;
}

/** Answers the management API, whose callers sign with any credentials. */
export function manage({ method, connectionId, body, signed }: ManagementRequest, connections: ManagedConnections): GatewayResponse {
  if (!signed) return failure(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  if (!/^[\w+/-]{10,}=$/.test(connectionId)) return failure(400, 'BadRequestException', `Invalid connectionId: ${connectionId}`);
  const connection = connections.find(connectionId);
  if (!connection) return failure(410, 'GoneException');
  switch (method) {
    case 'POST':
      if (body.length > MAX_MESSAGE) return failure(413, 'PayloadTooLargeException', `message must be at most ${MAX_MESSAGE} bytes, got ${body.length}`);
      connections.send(connection, body.toString('utf8'));
      return { statusCode: 200, headers: [], body: Buffer.alloc(0) };
    case 'GET': return json(200, description(connection));
    case 'DELETE':
      connections.close(connection);
      return { statusCode: 204, headers: [], body: Buffer.alloc(0) };
    default: return failure(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
}

function description({ connectedAt, lastActiveAt, handshake }: OpenConnection): unknown {
  return {
    connectedAt: new Date(connectedAt).toISOString(),
    identity: { sourceIp: handshake.sourceIp, userAgent: headerOf(handshake, 'User-Agent') ?? '' },
    lastActiveAt: new Date(lastActiveAt).toISOString(),
  };
}

function failure(statusCode: number, type: string, message?: string): GatewayResponse {
  const response = message === undefined ? { statusCode, headers: [], body: Buffer.alloc(0) } : json(statusCode, { message });
  return { ...response, headers: [...response.headers, ['x-amzn-ErrorType', type]] };
}

function json(statusCode: number, data: unknown): GatewayResponse {
  return { statusCode, headers: [['Content-Type', 'application/json']], body: Buffer.from(JSON.stringify(data)) };
}
