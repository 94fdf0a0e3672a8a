import type { RestStageTarget } from '../../gateway/directory';
import type { ApiKey, UsagePlan } from '../../model';
import { API_KEY_ENTITY } from '../apigateway/api-key';
import { USAGE_PLAN_ENTITY, USAGE_PLAN_KEY_ENTITY } from '../apigateway/usage-plan';
import { readRecords } from '../records/reading';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

const plans = new WeakMap<StoredRecord, UsagePlan>();
const keys = new WeakMap<StoredRecord, ApiKey>();

/** The usage plans that reach a stage, each with its keys; plans and keys go by their ids. */
export function readPlans(registry: Registry, apiId: string, stageName: string): RestStageTarget['plans'] {
  return registry.list(USAGE_PLAN_ENTITY, '').filter((plan) => reaches(plan, apiId, stageName)).map((plan) => ({
    plan: cached(plans, plan, () => ({ ...readRecords([plan]).usagePlans[0], key: plan.id })),
    keys: registry.list(USAGE_PLAN_KEY_ENTITY, plan.id).flatMap(({ id }) => {
      const key = registry.get(API_KEY_ENTITY, '', id);
      return key === undefined ? [] : [cached(keys, key, () => ({ ...readRecords([key]).apiKeys[0], key: key.id }))];
    }),
  }));
}

function reaches({ properties }: StoredRecord, apiId: string, stageName: string): boolean {
  return (properties.ApiStages as readonly Properties[]).some(({ ApiId, Stage }) => ApiId === apiId && Stage === stageName);
}

function cached<T>(cache: WeakMap<StoredRecord, T>, record: StoredRecord, read: () => T): T {
  let value = cache.get(record);
  if (value === undefined) cache.set(record, value = read());
  return value;
}
