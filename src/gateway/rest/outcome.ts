import type { Exchange } from './exchange';
import { known } from '../../model';

/** Why a request was answered with a 4xx or 5xx. */
export interface Failure {
  /** The phase that answered, in the words of `docs/lifecycle.md`. */
  readonly phase: string;
  /** For the owner of the API; the caller is rarely told. */
  readonly reason: string;
}

/** What became of a request, for whoever watches the gateway. */
export interface RestOutcome {
  readonly apiId: string;
  readonly stageName: string;
  readonly method: string;
  /** With the stage or the base path of the custom domain. */
  readonly path: string;
  readonly statusCode: number;
  /** Milliseconds. */
  readonly latency: number;
  readonly failure?: Failure;
}

export function outcomeOf(exchange: Exchange): RestOutcome {
  const { request, response, target, env, startedAt, fullPath } = exchange;
  return {
    apiId: target.apiId,
    stageName: target.stageName,
    method: request.method,
    path: fullPath,
    statusCode: response!.statusCode,
    latency: env.clock.now() - startedAt,
    failure: exchange.failure ?? (response!.statusCode < 400 ? undefined : answeredByBackend(exchange)),
  };
}

/** The gateway found nothing wrong: the status is the backend's own, or what the API maps its answer to. */
function answeredByBackend({ cache, integration, method, response }: Exchange): Failure {
  if (cache === 'hit') return { phase: 'cache', reason: `the cached response has status ${response!.statusCode}` };
  const type = known(method?.model.integration?.type);
  if (integration.error !== undefined) return { phase: 'integrate', reason: functionErrorText(integration.error) };
  if (type === 'AWS_PROXY') return { phase: 'integrate', reason: `the function answered ${response!.statusCode}` };
  if (type === 'MOCK') return { phase: 'integrate', reason: `the mock integration answered ${response!.statusCode}` };
  return { phase: 'integrate', reason: `the backend answered ${integration.status}, mapped to ${response!.statusCode}` };
}

/** A function's error, alone or behind what the gateway says about it, as a sentence; other text stays as it is. */
export function functionErrorText(text: string): string {
  const payload = /^(?:the Lambda function failed: )?(\{.*\})$/s.exec(text)?.[1];
  if (payload === undefined) return text;
  try {
    const { errorType, errorMessage } = JSON.parse(payload) as { errorType?: string; errorMessage?: string };
    return errorType === undefined ? text : `the function failed with ${errorType}: ${(errorMessage ?? '').split('\n', 1)[0]}`;
  } catch {
    return text;
  }
}
