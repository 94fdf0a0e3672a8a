import { requestContext, type Exchange } from './exchange';
import { forwardedHeaders, lastValues, queryOf } from './parameters';

/** The event that a Lambda proxy integration gets. */
export function proxyEvent(exchange: Exchange): Record<string, unknown> {
  const { target: { variables }, eventType, body } = exchange;
  return {
    ...(eventType === 'CONNECT' ? handshakeParts(exchange) : {}),
    ...(eventType === 'DISCONNECT' ? disconnectHeaders(exchange) : {}),
    requestContext: requestContext(exchange),
    ...(Object.keys(variables).length > 0 ? { stageVariables: variables } : {}),
    ...(body !== undefined ? { body } : {}),
    isBase64Encoded: false,
  };
}

/** The event that a REQUEST authorizer gets. */
export function authorizerEvent(exchange: Exchange): Record<string, unknown> {
  return {
    type: 'REQUEST',
    methodArn: methodArn(exchange),
    ...handshakeParts(exchange),
    queryStringParameters: lastValues(queryOf(exchange.connection.handshake)),
    multiValueQueryStringParameters: Object.fromEntries(queryOf(exchange.connection.handshake)),
    stageVariables: exchange.target.variables,
    requestContext: requestContext(exchange),
  };
}

export function methodArn({ target, routeKey }: Exchange): string {
  return `arn:aws:execute-api:${target.region}:${target.accountId}:${target.apiId}/${target.stageName}/${routeKey}`;
}

function handshakeParts({ env, connection: { handshake } }: Exchange): Record<string, unknown> {
  const headers = forwardedHeaders(handshake, env.ids.traceId(env.clock.now()));
  const query = queryOf(handshake);
  return {
    headers: lastValues(headers),
    multiValueHeaders: Object.fromEntries(headers),
    ...(query.size > 0 ? { queryStringParameters: lastValues(query), multiValueQueryStringParameters: Object.fromEntries(query) } : {}),
  };
}

/** The service sends these four, whatever the handshake said. */
function disconnectHeaders({ connection: { handshake } }: Exchange): Record<string, unknown> {
  const headers = { 'Host': handshake.domainName, 'x-api-key': '', 'X-Forwarded-For': '', 'x-restapi': '' };
  return { headers, multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])) };
}
