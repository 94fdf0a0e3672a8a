import type { GatewayResponse, Header } from '../../http';
import type { Exchange } from '../exchange';
import { HeaderValues } from '../parameters';
import { backendUrl, callHttp } from './http-call';
import { mapRequest } from './mapped-request';
import { mapResponse } from './mapped-response';

/** HTTP: only what is mapped goes to the backend, and only what is mapped comes back. */
export async function http(exchange: Exchange): Promise<GatewayResponse> {
  const { body, contentType, headers: mapped, query, path } = mapRequest(exchange);
  const { apiId } = exchange.target;
  const headers = new Map<string, Header[]>(([
    ['Accept', 'application/json'],
    ['Content-Type', contentType],
    ['User-Agent', `AmazonAPIGateway_${apiId}`],
    ['X-Amzn-Trace-Id', exchange.traceId],
    ['x-amzn-apigateway-api-id', apiId],
  ] satisfies Header[]).map((header) => [header[0].toLowerCase(), [header]]));
  for (const [name, value] of Object.entries(mapped)) {
    headers.set(name.toLowerCase(), (typeof value === 'string' ? [value] : value).map((one): Header => [name, one]));
  }
  const response = await callHttp(exchange, backendUrl(exchange, path, Object.entries(query)), [...headers.values()].flat(), body);
  return mapResponse(exchange, { headers: new HeaderValues(response.headers), body: response.body, selection: String(response.statusCode) });
}
