import { fields, objects } from './fields';
import { keyBehind, keyOf, type Links } from './links';
import { asTags } from './tags';
import { below, isKnown, Unresolved, type ApiKey, type ApiStage, type Origin, type Quota, type Throttle, type UsagePlan, type UsagePlanKey, type Value } from '../../model';
import { asBoolean, asMap, asNumber, asString, asUpper, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** The name of the stage that a value refers to, or what stands there. */
export type StageNames = (value: unknown) => Value<string> | undefined;

/** Reads an `AWS::ApiGateway::UsagePlan`. */
export function readUsagePlan(properties: Plain, origin: Origin, links: Links, stageName: StageNames = asString): UsagePlan {
  const stages = own(properties, 'ApiStages');
  return {
    origin,
    key: keyOf(origin),
    ...fields(properties, { usagePlanName: asString, description: asString, tags: asTags }),
    apiStages: objects(stages).map(([index, stage]) => ({
      origin: { ...below(origin, 'ApiStages', index), fields: { api: 'ApiId' } },
      api: keyBehind(own(stage, 'ApiId'), links),
      stage: stageName(own(stage, 'Stage')),
      throttle: readThrottles(own(stage, 'Throttle'), below(origin, 'ApiStages', index, 'Throttle')),
    })),
    apiStagesUnknown: hasUnknown(stages) || undefined,
    throttle: readThrottle(own(properties, 'Throttle'), below(origin, 'Throttle')),
    quota: readQuota(own(properties, 'Quota'), below(origin, 'Quota')),
  };
}

/** Reads an `AWS::ApiGateway::ApiKey`. */
export function readApiKey(properties: Plain, origin: Origin, links: Links, stageName: StageNames = asString): ApiKey {
  return {
    origin,
    key: keyOf(origin),
    ...fields(properties, { name: asString, value: asString, enabled: asBoolean, customerId: asString, generateDistinctId: asBoolean, tags: asTags }),
    stageKeys: objects(own(properties, 'StageKeys')).map(([index, stage]): ApiStage => ({
      origin: { ...below(origin, 'StageKeys', index), fields: { api: 'RestApiId', stage: 'StageName' } },
      api: keyBehind(own(stage, 'RestApiId'), links),
      stage: stageName(own(stage, 'StageName')),
    })),
  };
}

/** Reads an `AWS::ApiGateway::UsagePlanKey`. */
export function readUsagePlanKey(properties: Plain, origin: Origin, links: Links): UsagePlanKey {
  return {
    origin: { ...origin, fields: { usagePlan: 'UsagePlanId', apiKey: 'KeyId' } },
    usagePlan: keyBehind(own(properties, 'UsagePlanId'), links),
    apiKey: keyBehind(own(properties, 'KeyId'), links),
    keyType: asString(own(properties, 'KeyType')),
  };
}

function readThrottle(node: unknown, origin: Origin): Throttle | undefined {
  return isPlain(node) ? { origin, ...fields(node, { rateLimit: asNumber, burstLimit: asNumber }) } : undefined;
}

function readThrottles(node: unknown, origin: Origin): ApiStage['throttle'] {
  const limits = asMap(node, plainOrEmpty);
  if (!isKnown(limits)) return limits;
  return Object.fromEntries(Object.entries(limits).map(([method, limit]) =>
    [method, { origin: below(origin, method), ...fields(limit, { rateLimit: asNumber, burstLimit: asNumber }) }]));
}

function readQuota(node: unknown, origin: Origin): Quota | undefined {
  return isPlain(node) ? { origin, ...fields(node, { limit: asNumber, offset: asNumber, period: asUpper<'DAY' | 'WEEK' | 'MONTH'> }) } : undefined;
}

function hasUnknown(stages: unknown): boolean {
  return stages instanceof Unresolved || (Array.isArray(stages) && stages.some((stage) => stage instanceof Unresolved));
}
