import type { GatewayResponse } from '../http';
import type { Exchange } from './exchange';

/** The gateway itself answers, instead of a backend. */
export class Refusal extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
    /** Why, for the owner of the API. */
    readonly reason: string = message,
  ) {
    super(message);
  }
}

/** What the client is told, as a frame or as the body of a refused handshake. */
export function refusalText({ connection, requestId }: Exchange, message: string): string {
  return `{"message": ${JSON.stringify(message)}, "connectionId":"${connection.connectionId}", "requestId":"${requestId}"}`;
}

export function refusalResponse(exchange: Exchange, statusCode: number, message: string): GatewayResponse {
  return {
    statusCode,
    headers: [['Content-Type', 'application/json'], ['x-amzn-RequestId', exchange.requestId]],
    body: Buffer.from(refusalText(exchange, message)),
  };
}
