import type { GatewayResponse } from '../../http';
import type { Exchange } from '../exchange';
import { proxyFailure } from '../gateway-error';
import { callLambda } from './lambda-call';
import { mapParameters } from './mapped-request';
import { proxyEvent } from './proxy-event';
import { readProxyResponse } from './proxy-response';
import { firstAccepted } from '../mapping/media-types';

/** AWS_PROXY: the whole request goes to a function, and the function says the whole response. */
export async function lambdaProxy(exchange: Exchange, functionArn: string): Promise<GatewayResponse> {
  mapParameters(exchange); // the event carries none of them, but what may not be mapped is refused
  const result = await callLambda(exchange, functionArn, JSON.stringify(proxyEvent(exchange)));
  if (result.functionError !== undefined) throw proxyFailure(result.payload, { logged: true });
  const decodes = exchange.api.binaryMediaTypes.matches(firstAccepted(exchange.headers.get('Accept')));
  const response = readProxyResponse(result.payload, decodes);
  exchange.integration.status = response.statusCode;
  return response;
}
