import { API_KEY_ENTITY } from './api-key';
import { innerId } from './resource';
import { USAGE_PLAN, USAGE_PLAN_KEY } from './shapes';
import { badRequest, between, conflict, notFound, oneOf } from './texts';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

/** Days of a period: the offset, in days (or months' first days), must lie before its end. */
const LONGEST_OFFSET: Readonly<Record<string, number>> = { DAY: 0, WEEK: 6, MONTH: 27 };

/** A plan: stages, a throttle and a quota for the keys that belong to it. */
export const USAGE_PLAN_ENTITY: Entity = {
  type: 'AWS::ApiGateway::UsagePlan',
  shape: USAGE_PLAN,
  defaults: { ApiStages: [] },
  complete: ({ Quota, ...plan }) => (Quota === undefined ? plan : { ...plan, Quota: { Offset: 0, ...Quota as object } }),
  id: innerId,
  notFound: () => 'Invalid Usage Plan ID specified',
  check: ({ UsagePlanName, ApiStages, Quota, Throttle }, registry, previous) => {
    if (previous !== undefined && UsagePlanName === '') badRequest('Usage plan name cannot be empty');
    for (const stage of ApiStages as readonly Properties[]) checkStage(stage, registry);
    checkQuota(Quota as Properties | undefined);
    checkThrottle(Throttle as Properties | undefined);
  },
  deleting: ({ properties }) => {
    if ((properties.ApiStages as readonly unknown[]).length > 0) {
      badRequest('Cannot delete a Usage Plan with associated API stages. Please disassociate the API stages and try again.');
    }
  },
  view: ({ id, properties }) => ({ id, name: properties.UsagePlanName ?? id }),
};

/** A key that belongs to a plan; its id is the key's. */
export const USAGE_PLAN_KEY_ENTITY: Entity = {
  type: 'AWS::ApiGateway::UsagePlanKey',
  shape: USAGE_PLAN_KEY,
  parent: { entity: USAGE_PLAN_ENTITY, property: 'UsagePlanId' },
  id: ({ KeyId }) => String(KeyId),
  notFound: () => 'Invalid Usage Plan Key identifier specified',
  conflict: () => 'Usage plan already has this API key',
  check: ({ UsagePlanId, KeyId, KeyType }, registry) => {
    if (KeyType !== 'API_KEY') badRequest(`Invalid key type: ${String(KeyType)}. Must be API_KEY`);
    registry.require(API_KEY_ENTITY, '', String(KeyId));
    const mine = stageNames(registry.require(USAGE_PLAN_ENTITY, '', String(UsagePlanId)));
    for (const plan of registry.list(USAGE_PLAN_ENTITY, '')) {
      if (plan.id === UsagePlanId || registry.get(USAGE_PLAN_KEY_ENTITY, plan.id, String(KeyId)) === undefined) continue;
      const shared = stageNames(plan).find((name) => mine.includes(name));
      if (shared !== undefined) conflict(`API Key ${String(KeyId)} cannot be added to usage plan because it is associated with another plan for stage ${shared}`);
    }
  },
  view: ({ id }, registry) => {
    const key = registry.get(API_KEY_ENTITY, '', id)?.properties;
    return { id, type: 'API_KEY', value: key?.Value, name: key?.Name, keyId: undefined, keyType: undefined };
  },
};

function stageNames({ properties }: StoredRecord): readonly string[] {
  return (properties.ApiStages as readonly Properties[]).map(({ ApiId, Stage }) => `${String(ApiId)}:${String(Stage)}`);
}

function checkStage({ ApiId, Stage, Throttle }: Properties, registry: Registry): void {
  const rest = registry.records.get('AWS::ApiGateway::Stage', String(ApiId), String(Stage));
  const v2 = registry.records.get('AWS::ApiGatewayV2::Stage', String(ApiId), String(Stage));
  if (rest === undefined && v2 === undefined) {
    const known = registry.records.get('AWS::ApiGateway::RestApi', '', String(ApiId)) ?? registry.records.get('AWS::ApiGatewayV2::Api', '', String(ApiId));
    notFound(known === undefined ? `Invalid API identifier specified ${registry.scope.accountId}:${String(ApiId)}` : `API Stage not found: ${String(ApiId)}:${String(Stage)}`);
  }
  for (const throttle of Object.values((Throttle ?? {}) as Record<string, Properties>)) checkThrottle(throttle);
}

function checkThrottle(throttle: Properties | undefined): void {
  between(throttle?.RateLimit, 0, Number.MAX_SAFE_INTEGER, 'Usage Plan throttle rate limit must not be negative');
  between(throttle?.BurstLimit, 0, Number.MAX_SAFE_INTEGER, 'Usage Plan throttle burst limit must not be negative');
}

function checkQuota(quota: Properties | undefined): void {
  if (quota === undefined) return;
  oneOf(quota.Period ?? 'none', Object.keys(LONGEST_OFFSET), 'quota period');
  if (quota.Limit === undefined) badRequest('Usage Plan quota limit must be specified');
  between(quota.Limit, 0, Number.MAX_SAFE_INTEGER, 'Usage Plan quota limit must not be negative');
  const longest = LONGEST_OFFSET[String(quota.Period)];
  between(quota.Offset, 0, longest, longest === 0
    ? 'Usage Plan quota offset must be zero in the DAY period'
    : `Usage Plan quota offset must be between zero and ${longest} inclusive in the ${String(quota.Period)} period`);
}
