import type { GatewayResponse } from '../../http';
import type { Exchange } from '../exchange';
import { gatewayError } from '../gateway-error';
import { HeaderValues } from '../parameters';
import { mapRequest } from './mapped-request';
import { mapResponse } from './mapped-response';

/** MOCK: there is no backend; the request template says which status it would have answered. */
export function mock(exchange: Exchange): GatewayResponse {
  const status = statusOf(mapRequest(exchange).body.toString('utf8'));
  if (status === undefined) throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: 'the request template of a mock integration must give a statusCode' });
  exchange.integration.status = Number(status);
  return mapResponse(exchange, { headers: new HeaderValues([]), body: Buffer.alloc(0), selection: status });
}

/** The service reads this JSON leniently: names need no quotes, as in `{ statusCode: 204 }`, which the CDK writes. */
function statusOf(text: string): string | undefined {
  return /^\s*\{(?:[^]*[{,\s])?["']?statusCode["']?\s*:\s*["']?([1-5]\d\d)["']?\s*[,}]/.exec(text)?.[1];
}
