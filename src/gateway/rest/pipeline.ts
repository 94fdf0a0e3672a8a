import type { RestStageTarget } from '../directory';
import type { GatewayRequest, GatewayResponse } from '../http';
import type { RestEnvironment } from './environment';
import { Exchange } from './exchange';
import { logFailure } from './execution-log';
import { GatewayError, gatewayError } from './gateway-error';
import { gatewayResponse } from './gateway-response';
import { functionErrorText, outcomeOf } from './outcome';
import { authorize } from './phases/authorize';
import { cache } from './phases/cache';
import { canary } from './phases/canary';
import { compress } from './phases/compress';
import { integrate } from './phases/integrate';
import { key } from './phases/key';
import { limits } from './phases/limits';
import { log } from './phases/log';
import type { Phase } from './phases/phase';
import { route } from './phases/route';
import { store } from './phases/store';
import { throttle } from './phases/throttle';
import { validate } from './phases/validate';

/** The life of a request. `docs/lifecycle.md` tells it with the same words. */
export const PHASES: readonly Phase[] = [limits, canary, route, authorize, key, throttle, validate, cache, integrate, store, compress, log];

/** Answers a request to a stage. Never rejects: whatever goes wrong is a response. */
export async function handleRest(request: GatewayRequest, target: RestStageTarget, env: RestEnvironment): Promise<GatewayResponse> {
  const exchange = new Exchange(request, target, env);
  await runPhases(exchange, PHASES);
  env.finished(outcomeOf(exchange));
  return exchange.response!;
}

/** Runs phases in their order; one that fails has the gateway's own answer. */
export async function runPhases(exchange: Exchange, phases: readonly Phase[]): Promise<void> {
  for (const phase of phases) {
    if (exchange.response !== undefined && !phase.always) continue;
    try {
      const pending = phase.run(exchange);
      if (pending !== undefined) await pending;
    } catch (error) {
      fail(exchange, phase.name, error);
    }
  }
}

function fail(exchange: Exchange, phase: string, error: unknown): void {
  const failure = error instanceof GatewayError ? error : gatewayError('API_CONFIGURATION_ERROR', undefined, { reason: (error as Error).message });
  const { reason } = failure.details;
  if (phase === 'integrate') exchange.integration.error ??= reason;
  exchange.failure ??= { phase, reason: functionErrorText(reason ?? failure.text ?? failure.errorType) };
  exchange.response = gatewayResponse(exchange, failure);
  if (exchange.execution !== undefined) logFailure(exchange, failure);
}
