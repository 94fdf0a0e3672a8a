import { requestContext } from '../context';
import type { Exchange } from '../exchange';
import { mediaType } from '../mapping/media-types';
import type { HeaderValues } from '../parameters';

/** Whatever the caller wrote. */
const WRITTEN_AS = new Map([['authorization', 'Authorization'], ['user-agent', 'User-Agent'], ['host', 'Host']]);

/**
 * The request as a Lambda function gets it.
 *
 * @param nothing what stands where there are no parameters: `null` for a proxy integration, `{}` for an authorizer
 */
export function proxyRequest<T>(exchange: Exchange, nothing: T): Record<string, unknown> {
  const { request, method, query, pathParameters, variables } = exchange;
  const { headers, multiValueHeaders } = headerMaps(exchange.forwardedHeaders);
  const orNothing = (map: object) => (Object.keys(map).length === 0 ? nothing : map);
  return {
    resource: method?.resourcePath ?? '/',
    path: `${request.basePath ?? ''}${exchange.path}`,
    httpMethod: request.method,
    headers: orNothing(headers),
    multiValueHeaders: orNothing(multiValueHeaders),
    queryStringParameters: orNothing(Object.fromEntries([...query].map(([name, values]) => [name, values.at(-1)]))),
    multiValueQueryStringParameters: orNothing(Object.fromEntries(query)),
    pathParameters: orNothing(pathParameters),
    stageVariables: orNothing(variables),
    requestContext: requestContext(exchange),
  };
}

/** The event of a proxy integration, version 1. */
export function proxyEvent(exchange: Exchange): Record<string, unknown> {
  const { body } = exchange.request;
  const isBase64Encoded = body.length > 0 && exchange.api.binaryMediaTypes.matches(mediaType(exchange.headers.get('Content-Type')));
  const request = proxyRequest(exchange, null);
  exchange.requestContext = request.requestContext as Record<string, unknown>;
  return {
    ...request,
    body: body.length === 0 ? null : body.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  };
}

function headerMaps(values: HeaderValues): { headers: Record<string, string>; multiValueHeaders: Record<string, readonly string[]> } {
  const headers: Record<string, string> = {};
  const multiValueHeaders: Record<string, readonly string[]> = {};
  for (const { name, values: all } of values.entries()) {
    const written = WRITTEN_AS.get(name.toLowerCase()) ?? name;
    headers[written] = all.at(-1)!;
    multiValueHeaders[written] = all;
  }
  return { headers, multiValueHeaders };
}
