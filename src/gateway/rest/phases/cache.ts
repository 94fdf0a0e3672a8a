import { known } from '../../../model';
import type { Exchange } from '../exchange';
import { gatewayError } from '../gateway-error';
import type { Phase } from './phase';
import { resolveRequestExpression } from '../mapping/request-expression';

/** Answers from the stage's cache, where it has one for the method. */
export const cache: Phase = {
  name: 'cache',
  run(exchange) {
    const { target, settings, request, env, method } = exchange;
    if (known(target.settings.cacheClusterEnabled) !== true || known(settings.cachingEnabled) !== true) return;
    // All methods at once means those that only read.
    if (request.method !== 'GET' && known(settings.httpMethod) === '*') return;
    const names = (known(method!.model.integration?.cacheKeyParameters) ?? []).map(known);
    const values = names.map((name) => (name === undefined ? undefined : resolveRequestExpression(exchange, name) ?? null));
    const namespace = known(method!.model.integration?.cacheNamespace) ?? method!.resourceId;
    exchange.cacheKey = JSON.stringify([target.apiId, target.stageName, namespace, request.method, ...values]);
    exchange.cache = 'miss';
    if (mustRefresh(exchange)) return;
    const kept = env.state.responses.get(exchange.cacheKey);
    if (kept === undefined) return;
    exchange.cache = 'hit';
    exchange.cacheKey = undefined;
    exchange.response = {
      ...kept,
      headers: [['x-amzn-RequestId', exchange.requestId], ['x-amz-apigw-id', exchange.extendedRequestId], ...exchange.extraHeaders, ...kept.headers],
    };
  },
};

/** A caller may ask for a fresh answer. Where that needs authorization, nobody here has it. */
function mustRefresh({ headers, settings, extraHeaders }: Exchange): boolean {
  if (!/(^|[,\s])max-age=0($|[,\s])/.test(headers.get('Cache-Control') ?? '')) return false;
  if (known(settings.requireAuthorizationForCacheControl) !== true) return true;
  const strategy = known(settings.unauthorizedCacheControlHeaderStrategy) ?? 'SUCCEED_WITH_RESPONSE_HEADER';
  if (strategy === 'FAIL_WITH_403') throw gatewayError('ACCESS_DENIED', 'Unauthorized cache control header');
  if (strategy === 'SUCCEED_WITH_RESPONSE_HEADER') extraHeaders.push(['Warning', '199 Invalid cache control header']);
  return false;
}
