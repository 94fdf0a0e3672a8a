import { known } from '../../../model';
import { LambdaServiceError, type InvocationResult } from '../../lambda';
import type { Exchange } from '../exchange';
import { gatewayError, notEmulated } from '../gateway-error';
import { withinTimeout } from './deadline';
import { logInvocation, logInvocationResult } from './lambda-log';
import type { MappedRequest } from './mapped-request';

/**
 * Invokes a function and waits for it.
 *
 * @param mapped what the mapping made of the request, for the execution log
 * @throws GatewayError when Lambda rejects the call: to the caller that is an internal error of the API
 */
export async function callLambda(exchange: Exchange, functionArn: string, payload: string, mapped?: MappedRequest): Promise<InvocationResult> {
  const method = known(exchange.method!.model.integration?.httpMethod) ?? 'POST';
  if ((method === 'ANY' ? exchange.request.method : method) !== 'POST') {
    // Lambda's answer to any other method.
    throw gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: 'Unable to determine service/operation name to be authorized' });
  }
  const { execution } = exchange;
  if (execution !== undefined) logInvocation(exchange, execution, { functionArn, headers: mapped?.headers, body: mapped?.body ?? payload });
  try {
    const result = await withinTimeout(exchange, exchange.env.functions.invoke(functionArn, payload));
    exchange.integration.status = 200;
    exchange.integration.requestId = /RequestId: (\S+)/.exec(result.logs[0] ?? '')?.[1];
    if (result.functionError !== undefined) exchange.integration.error = result.payload;
    if (execution !== undefined) logInvocationResult(exchange, execution, result);
    return result;
  } catch (error) {
    throw error instanceof LambdaServiceError ? refused(exchange, error) : error;
  }
}

function refused(exchange: Exchange, error: LambdaServiceError): Error {
  exchange.integration.status = error.status;
  exchange.integration.error = error.message;
  if (error.code === 'InvalidRuntimeException') return notEmulated(error.message);
  if (error.code === 'RequestTooLargeException') return gatewayError('REQUEST_TOO_LARGE', undefined, { fixed: true, reason: error.message });
  return gatewayError('API_CONFIGURATION_ERROR', undefined, { body: '{"message": "Internal server error"}', reason: error.message });
}
