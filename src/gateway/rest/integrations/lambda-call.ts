import { LambdaServiceError, type InvocationResult } from '../../lambda';
import type { Exchange } from '../exchange';
import { gatewayError, notEmulated } from '../gateway-error';
import { withinTimeout } from './deadline';

/**
 * Invokes a function and waits for it.
 *
 * @throws GatewayError when Lambda refuses: to the caller that is an internal error of the API
 */
export async function callLambda(exchange: Exchange, functionArn: string, payload: string): Promise<InvocationResult> {
  try {
    const result = await withinTimeout(exchange, exchange.env.functions.invoke(functionArn, payload));
    exchange.integration.status = 200;
    exchange.integration.requestId = /RequestId: (\S+)/.exec(result.logs[0] ?? '')?.[1];
    if (result.functionError !== undefined) exchange.integration.error = result.payload;
    return result;
  } catch (error) {
    throw error instanceof LambdaServiceError ? refused(exchange, error) : error;
  }
}

function refused(exchange: Exchange, error: LambdaServiceError): Error {
  exchange.integration.status = error.status;
  exchange.integration.error = error.message;
  if (error.code === 'InvalidRuntimeException') return notEmulated(error.message);
  return gatewayError('API_CONFIGURATION_ERROR', undefined, { body: '{"message": "Internal server error"}', reason: error.message });
}
