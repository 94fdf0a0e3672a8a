import { HEADERS_NOT_FORWARDED } from '../../../limits';
import type { GatewayResponse, Header } from '../../http';
import type { Exchange } from '../exchange';
import { backendUrl, callHttp } from './http-call';
import { mapParameters } from './mapped-request';
import { returnedName } from '../mapping/restricted-headers';

/** HTTP_PROXY: the request goes through as it is, but for mapped parameters; so does the response. */
export async function httpProxy(exchange: Exchange): Promise<GatewayResponse> {
  const mapped = mapParameters(exchange);
  const headers = new Map<string, Header[]>();
  for (const { name, values } of exchange.forwardedHeaders.entries()) {
    if (!HEADERS_NOT_FORWARDED.has(name.toLowerCase())) headers.set(name.toLowerCase(), values.map((value) => [name, value]));
  }
  headers.set('x-amzn-apigateway-api-id', [['x-amzn-apigateway-api-id', exchange.target.apiId]]);
  for (const [name, value] of Object.entries(mapped.header)) headers.set(name.toLowerCase(), [[name, value]]);
  const url = backendUrl(exchange, mapped.path, Object.entries(mapped.querystring), withoutMapped(exchange, mapped.querystring));
  const response = await callHttp(exchange, url, [...headers.values()].flat(), exchange.request.body);
  return {
    statusCode: response.statusCode,
    headers: response.headers.flatMap(([name, value]): Header[] => {
      const returned = returnedName(name);
      return returned === undefined ? [] : [[returned, value]];
    }),
    body: response.body,
  };
}

/** The query string as it was sent; a mapped parameter takes the place of the caller's. */
function withoutMapped({ request }: Exchange, mapped: Readonly<Record<string, string>>): string {
  const names = new Set(Object.keys(mapped));
  if (names.size === 0) return request.query;
  return request.query.split('&').filter((pair) => !names.has(pair.split('=', 1)[0])).join('&');
}
