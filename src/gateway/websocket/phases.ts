import { limitValue } from '../../limits';
import { known, type Route } from '../../model';
import type { WebSocketStageTarget } from '../directory';
import type { GatewayResponse } from '../http';
import { authorize } from './authorize';
import type { Connection, Handshake, OpenConnection } from './connection';
import type { WebSocketEnvironment } from './environment';
import { newExchange, webSocketId, type Exchange } from './exchange';
import { integrate, type IntegrationResult } from './integrations';
import { record } from './log';
import { Refusal, refusalResponse, refusalText } from './refusal';
import { rateOf, routeOf, selectRoute } from './routes';
import { validate } from './validate';

/** The answer to a handshake. */
export type ConnectOutcome =
  | { readonly accepted: true; readonly connection: Connection; readonly subprotocol?: string }
  | { readonly accepted: false; readonly response: GatewayResponse };

/** Characters of a URL behind its host. */
const MAXIMUM_URL = limitValue('ws-url-length');
/** New connections of an account in a region. */
const CONNECTION_RATE = { rateLimit: limitValue('ws-new-connections-rate'), burstLimit: limitValue('ws-new-connections-burst') };

/** `$connect`: throttles, authorizes and asks the route's backend; anything but a 2xx refuses the handshake with that status. */
export async function connect(env: WebSocketEnvironment, target: WebSocketStageTarget, handshake: Handshake): Promise<ConnectOutcome> {
  let connection: Connection = { connectionId: webSocketId(env), target, handshake, connectedAt: env.clock.now() };
  let exchange = newExchange(env, { target, connection, eventType: 'CONNECT', routeKey: '$connect' });
  const route = routeOf(target.definition, '$connect');
  try {
    holdToLimits(exchange);
    throttle(exchange);
    exchange.phase = 'authorize';
    const authorizer = route && await authorize(exchange, route);
    if (authorizer) {
      connection = { ...connection, authorizer };
      exchange = { ...exchange, connection };
    }
    const result = await run(exchange, route);
    const statusCode = result?.statusCode ?? 200;
    record(exchange, statusCode);
    if (statusCode >= 200 && statusCode <= 299) return { accepted: true, connection, ...subprotocol(result) };
    return { accepted: false, response: { statusCode, headers: [['x-amzn-RequestId', exchange.requestId]], body: Buffer.from(result?.body ?? '') } };
  } catch (error) {
    const { statusCode, text } = refused(exchange, error, 502);
    return { accepted: false, response: refusalResponse(exchange, statusCode, text) };
  }
}

/** A message of the client; only a route with a route response answers, or an error. */
export async function message(env: WebSocketEnvironment, target: WebSocketStageTarget, connection: OpenConnection, body: string): Promise<void> {
  const { routeKey, route } = selectRoute(target, body);
  const exchange = newExchange(env, { target, connection, eventType: 'MESSAGE', routeKey, body });
  try {
    throttle(exchange);
    exchange.phase = 'route';
    if (!route) throw new Refusal(403, 'Forbidden', 'no route for the message and no $default route');
    validate(exchange, route);
    const result = await run(exchange, route);
    record(exchange, result?.statusCode ?? 200);
    if (route.responses.length > 0 && result?.body) connection.peer.send(result.body);
  } catch (error) {
    connection.peer.send(refusalText(exchange, refused(exchange, error, 500).text));
  }
}

/** `$disconnect`: the connection is gone, so nobody learns of a failure but the log. */
export async function disconnect(
  env: WebSocketEnvironment, target: WebSocketStageTarget, connection: Connection, disconnectStatusCode: number, disconnectReason: string,
): Promise<void> {
  const exchange = newExchange(env, { target, connection, eventType: 'DISCONNECT', routeKey: '$disconnect', disconnectStatusCode, disconnectReason });
  try {
    const result = await run(exchange, routeOf(target.definition, '$disconnect'));
    record(exchange, result?.statusCode ?? 200);
  } catch (error) {
    refused(exchange, error, 500);
  }
}

function holdToLimits({ env, target, connection: { handshake } }: Exchange): void {
  if (`/${target.stageName}?${handshake.query}`.length > MAXIMUM_URL) throw new Refusal(414, 'Request-URI Too Long');
  if (!env.buckets.take(`connections ${target.accountId} ${target.region}`, CONNECTION_RATE)) {
    throw new Refusal(429, 'Too Many Requests', 'the account has too many new connections');
  }
}

function throttle(exchange: Exchange): void {
  const { env, target, routeKey } = exchange;
  exchange.phase = 'throttle';
  const name = [target.apiId, target.stageName, routeKey].join('/');
  if (!env.buckets.take(name, rateOf(target, routeKey))) throw new Refusal(429, 'Too Many Requests', `the limit of route '${routeKey}' is reached`);
}

async function run(exchange: Exchange, route: Route | undefined): Promise<IntegrationResult | undefined> {
  if (!route) return undefined;
  exchange.phase = 'integrate';
  const integration = exchange.target.definition.integrations.find(({ key }) => key === known(route.integration));
  if (!integration) throw new Refusal(500, 'Internal server error', `route '${exchange.routeKey}' has no integration`);
  return integrate(exchange, integration);
}

/** Logs what went wrong. A failed backend has one status in a handshake and another in a message. */
function refused(exchange: Exchange, error: unknown, failed: number): { readonly statusCode: number; readonly text: string } {
  const { env, target, routeKey, requestId } = exchange;
  const refusal = error instanceof Refusal ? error : new Refusal(500, 'Internal server error', (error as Error).message);
  const statusCode = exchange.integrationLatency !== undefined && refusal.statusCode === 500 ? failed : refusal.statusCode;
  exchange.error = refusal.reason;
  exchange.errorMessage = refusal.message;
  if (statusCode >= 500) env.onFailure({ apiId: target.apiId, stageName: target.stageName, routeKey, requestId, reason: refusal.reason });
  record(exchange, statusCode);
  return { statusCode, text: refusal.message };
}

/** A backend may choose one of the subprotocols that the client offers. */
function subprotocol(result: IntegrationResult | undefined): { readonly subprotocol?: string } {
  const chosen = result?.headers.find(([name]) => name.toLowerCase() === 'sec-websocket-protocol')?.[1];
  return chosen === undefined ? {} : { subprotocol: chosen };
}
