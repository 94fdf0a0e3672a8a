import { known } from '../../../model';
import type { GatewayResponse, Header } from '../../http';
import { functionArnOfUri } from '../../lambda';
import type { Exchange } from '../exchange';
import { logResponse } from '../execution-log';
import { gatewayError, notEmulated } from '../gateway-error';
import type { Phase } from './phase';
import { http } from '../integrations/http';
import { httpProxy } from '../integrations/http-proxy';
import { lambda } from '../integrations/lambda';
import { lambdaProxy } from '../integrations/lambda-proxy';
import { mock } from '../integrations/mock';
import { service } from '../integrations/service';
import { withStageVariables } from '../mapping/stage-variables';

/** The integrations whose responses carry no trace. */
const UNTRACED = new Set(['MOCK', 'HTTP_PROXY']);

/** Has the backend answer, and maps what it says. */
export const integrate: Phase = {
  name: 'integrate',
  async run(exchange) {
    const response = await callBackend(exchange);
    exchange.response = { ...response, headers: [...standardHeaders(exchange), ...response.headers] };
    if (exchange.execution !== undefined) logResponse(exchange.execution, exchange.response);
  },
};

function callBackend(exchange: Exchange): GatewayResponse | Promise<GatewayResponse> {
  const { integration } = exchange.method!.model;
  const type = known(integration?.type);
  if (type === 'MOCK') return mock(exchange);
  if (type === 'HTTP') return http(exchange);
  if (type === 'HTTP_PROXY') return httpProxy(exchange);
  if (type === undefined) throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: 'the method has no integration' });
  const uri = withStageVariables(known(integration!.uri) ?? '', exchange.variables);
  const functionArn = functionArnOfUri(uri);
  if (type === 'AWS_PROXY') {
    if (functionArn === undefined) throw proxyWithout(uri);
    return lambdaProxy(exchange, functionArn);
  }
  return functionArn === undefined ? service(exchange) : lambda(exchange, functionArn);
}

/** Besides functions, proxy integrations have delivery streams only. */
function proxyWithout(uri: string): Error {
  if (/:firehose:/.test(uri)) return notEmulated(`a proxy integration with '${uri}' is not emulated here`);
  const reason = 'Integrations of type AWS_PROXY currently only supports Lambda function and Firehose stream invocations.';
  return gatewayError('API_CONFIGURATION_ERROR', undefined, { reason });
}

function standardHeaders(exchange: Exchange): Header[] {
  const headers: Header[] = [
    ['x-amzn-RequestId', exchange.requestId],
    ['x-amz-apigw-id', exchange.extendedRequestId],
    ...exchange.extraHeaders,
  ];
  if (!UNTRACED.has(String(exchange.method!.model.integration?.type))) headers.push(['X-Amzn-Trace-Id', exchange.responseTrace]);
  return headers;
}
