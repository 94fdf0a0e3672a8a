import { known } from '../../../model';
import type { Header } from '../../http';
import type { BackendResponse } from '../environment';
import type { Exchange } from '../exchange';
import { logEndpointRequest, logEndpointResponse } from '../execution-log';
import { GatewayError, gatewayError, notEmulated } from '../gateway-error';
import { withinTimeout } from './deadline';
import { withStageVariables } from '../mapping/stage-variables';

/** The backend's address: the integration's URI with stage variables, path parameters and query parameters filled in. */
export function backendUrl(exchange: Exchange, path: Readonly<Record<string, string>>, query: readonly (readonly [string, string])[], rawQuery = ''): string {
  const uri = withStageVariables(known(exchange.method!.model.integration!.uri) ?? '', exchange.variables)
    .replace(/\{([^{}]+)\}/g, (placeholder, name: string) => path[name.replace(/\+$/, '')] ?? placeholder);
  const added = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const all = [rawQuery, ...added].filter((part) => part !== '').join('&');
  return all === '' ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${all}`;
}

/** @throws GatewayError when the backend cannot be reached, or not in time */
export async function callHttp(exchange: Exchange, url: string, headers: readonly Header[], body: Buffer): Promise<BackendResponse> {
  const integration = exchange.method!.model.integration!;
  if (known(integration.connectionType) === 'VPC_LINK') throw notEmulated('VPC links are not emulated here');
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw gatewayError('API_CONFIGURATION_ERROR', undefined, {
      reason: `'${url}' is not an HTTP address`, executionText: 'Invalid endpoint address',
    });
  }
  const method = known(integration.httpMethod) ?? 'ANY';
  const abort = new AbortController();
  if (exchange.execution !== undefined) logEndpointRequest(exchange.execution, { url, headers, body });
  try {
    const call = exchange.env.fetch({
      method: method === 'ANY' ? exchange.request.method : method,
      url,
      headers,
      body,
      insecureSkipVerification: known(known(integration.tlsConfig)?.insecureSkipVerification) ?? false,
      signal: abort.signal,
    });
    const response = await withinTimeout(exchange, call, () => abort.abort());
    exchange.integration.status = response.statusCode;
    if (exchange.execution !== undefined) logEndpointResponse(exchange, response);
    return response;
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    exchange.integration.error = (error as Error).message;
    throw gatewayError('INTEGRATION_FAILURE', undefined, { reason: (error as Error).message });
  }
}
