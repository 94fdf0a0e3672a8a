import type { GatewayResponse } from '../../http';
import type { Exchange } from '../exchange';
import { HeaderValues } from '../parameters';
import { callLambda } from './lambda-call';
import { mapRequest } from './mapped-request';
import { mapResponse } from './mapped-response';

/** AWS with a Lambda function: the request is mapped to the function's input, its result or error to the response. */
export async function lambda(exchange: Exchange, functionArn: string): Promise<GatewayResponse> {
  const mapped = mapRequest(exchange);
  const { body, headers } = mapped;
  const payload = body.length === 0 ? '{}' : body.toString('utf8');
  if (Object.entries(headers).some(([name, value]) => name.toLowerCase() === 'x-amz-invocation-type' && value === 'Event')) {
    return invokeAsynchronously(exchange, functionArn, payload);
  }
  const result = await callLambda(exchange, functionArn, payload, mapped);
  return mapResponse(exchange, {
    headers: new HeaderValues([['Content-Type', 'application/json']]),
    body: Buffer.from(result.payload),
    selection: errorMessage(result.payload),
  });
}

/** The function runs on its own; nobody learns what becomes of it but its log. */
function invokeAsynchronously(exchange: Exchange, functionArn: string, payload: string): GatewayResponse {
  void exchange.env.functions.invoke(functionArn, payload).catch(() => {});
  exchange.integration.status = 202;
  return mapResponse(exchange, { headers: new HeaderValues([]), body: Buffer.alloc(0) });
}

/** A result with an `errorMessage` is taken for an error, however it came about. */
function errorMessage(payload: string): string | undefined {
  if (!payload.includes('"errorMessage"')) return undefined;
  const result = JSON.parse(payload) as { errorMessage?: unknown } | null;
  return typeof result?.errorMessage === 'string' && result.errorMessage !== '' ? result.errorMessage : undefined;
}
