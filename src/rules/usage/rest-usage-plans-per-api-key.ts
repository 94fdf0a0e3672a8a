import type { ApiModel } from '../../model';
import { catalogued, countRule, text, type Group } from '../support';

/** One API key in more usage plans than AWS allows. */
export const restUsagePlansPerApiKey = countRule(
  catalogued('rest-usage-plans-per-api-key', {
    why: 'AWS refuses to add the key to one more plan.',
    fix: 'Give the caller one plan that reaches several stages, or several keys.',
  }),
  'usage plans',
  plansOfKeys,
);

function* plansOfKeys(model: ApiModel): Generator<Group> {
  const keys = new Map(model.apiKeys.map((key) => [key.key, key]));
  const plans = new Map<string, Set<unknown>>();
  for (const link of model.usagePlanKeys) {
    const key = text(link.apiKey);
    if (key === undefined || link.usagePlan === undefined) continue;
    const found = plans.get(key) ?? new Set();
    plans.set(key, found.add(link.usagePlan));
  }
  for (const [key, { size }] of plans) {
    const sample = model.usagePlanKeys.find((link) => text(link.apiKey) === key);
    yield { owner: keys.get(key) ?? {}, count: size, sample, name: keys.get(key)?.origin?.logicalId ?? key };
  }
}
