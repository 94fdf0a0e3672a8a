import type { ApiKey, Throttle, UsagePlan } from '../../../model';
import { known } from '../../../model';
import type { RestStageTarget } from '../../directory';
import { ACCOUNT_RATE } from '../../throttle/token-bucket';
import type { Exchange } from '../exchange';
import { masked } from '../execution-log';
import { gatewayError } from '../gateway-error';
import type { Phase } from './phase';

/** Checks the API key of a method that wants one, then the throttle and the quota of the key's usage plan. */
export const key: Phase = {
  name: 'key',
  run(exchange) {
    const { method, api, authorizer, headers, target } = exchange;
    if (!method!.apiKeyRequired) {
      exchange.execution?.info(`API Key  authorized because method '${nameOf(exchange)}' does not require API Key. Request will not contribute to throttle or quota limits`);
      return;
    }
    const value = api.apiKeySource === 'AUTHORIZER' ? authorizer?.usageIdentifierKey : headers.get('x-api-key');
    const found = value === undefined ? undefined : findKey(target, value);
    if (found === undefined) {
      throw gatewayError('INVALID_API_KEY', undefined, { reason: value === undefined ? 'no API key' : 'the API key is disabled, or in no usage plan of this stage' });
    }
    exchange.execution?.info(`API Key ${masked(value!)} authorized because method '${nameOf(exchange)}' requires API Key and API Key is associated with a Usage Plan`);
    exchange.apiKey = { id: found.apiKey.key, value: value! };
    throttleByPlan(exchange, found.plan, found.apiKey);
    countAgainstQuota(exchange, found.plan, found.apiKey);
  },
};

function nameOf({ method }: Exchange): string {
  return `${method!.httpMethod} ${method!.resourcePath}`;
}

function findKey(target: RestStageTarget, value: string): { plan: UsagePlan; apiKey: ApiKey } | undefined {
  for (const { plan, keys } of target.plans) {
    const apiKey = keys.find((candidate) => known(candidate.value) === value && known(candidate.enabled) !== false);
    if (apiKey !== undefined) return { plan, apiKey };
  }
  return undefined;
}

/** The limit for the method, where the plan has one, stands in the place of the plan's own. */
function throttleByPlan({ env, target, method, request }: Exchange, plan: UsagePlan, apiKey: ApiKey): void {
  const reached = plan.apiStages.filter(({ stage }) => known(stage) === target.stageName);
  const apiStage = reached.find(({ api }) => known(api) === target.apiId) ?? reached[0];
  const perMethod = known(apiStage?.throttle);
  const name = [`${method!.resourcePath}/${request.method}`, `${method!.resourcePath}/${method!.httpMethod}`].find((path) => perMethod?.[path] !== undefined);
  const limit: Throttle | undefined = name === undefined ? plan.throttle : perMethod![name];
  if (limit === undefined) return;
  const rate = { rateLimit: known(limit.rateLimit) ?? -1, burstLimit: known(limit.burstLimit) ?? ACCOUNT_RATE.burstLimit };
  if (!env.state.buckets.take(`plan ${plan.key} ${apiKey.key} ${name === undefined ? '' : `${target.apiId} ${target.stageName} ${name}`}`, rate)) {
    throw gatewayError('THROTTLED', undefined, { reason: `the rate of usage plan '${plan.key}' is used up` });
  }
}

function countAgainstQuota({ env }: Exchange, { key: planKey, quota }: UsagePlan, apiKey: ApiKey): void {
  const limit = known(quota?.limit);
  const period = known(quota?.period);
  if (limit === undefined || period === undefined) return;
  if (!env.state.quotas.take(quotaName(planKey, apiKey.key), { limit, period, offset: known(quota?.offset) })) {
    throw gatewayError('QUOTA_EXCEEDED', undefined, { reason: `the quota of usage plan '${planKey}', ${limit} a ${period.toLowerCase()}, is used up` });
  }
}

/** Under which a key's use of a plan is counted in `RestState.quotas`. */
export function quotaName(planKey: string, apiKeyKey: string): string {
  return `${planKey} ${apiKeyKey}`;
}
