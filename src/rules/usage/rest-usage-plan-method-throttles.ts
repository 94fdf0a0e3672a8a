import type { ApiModel } from '../../model';
import { catalogued, countRule, entries, type Group } from '../support';

/** More throttles of single methods in a usage plan than AWS allows. */
export const restUsagePlanMethodThrottles = countRule(
  catalogued('rest-usage-plan-method-throttles', {
    why: 'AWS refuses to set one more throttle of a method for a stage of the plan.',
    fix: 'Throttle the stage as a whole, or ask Service Quotas for more.',
  }),
  'method throttles for one stage',
  throttlesOfPlans,
);

function* throttlesOfPlans(model: ApiModel): Generator<Group> {
  for (const plan of model.usagePlans) {
    for (const reached of plan.apiStages) yield { owner: plan, count: entries(reached.throttle).length };
  }
}
