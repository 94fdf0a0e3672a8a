import type { ApiModel, UsagePlan, UsagePlanKey } from '../../model';
import type { Rule } from '../rule';
import { catalogued, isConditional, nameOf, place, text } from '../support';

/** An API key in two usage plans that reach the same stage. */
export const apiKeyOnePlanPerStage: Rule = {
  meta: catalogued('api-key-one-plan-per-stage', {
    why: 'AWS refuses to add the key to the second plan, because it could not tell whose quota a request counts for.',
    fix: 'Remove the key from one plan, or take the stage out of it.',
  }),
  *check(model) {
    const plans = new Map(model.usagePlans.map((plan) => [plan.key, plan]));
    const reached = new Map<string, UsagePlan>();
    for (const link of model.usagePlanKeys) {
      const plan = plans.get(text(link.usagePlan) ?? '');
      const key = text(link.apiKey);
      if (!plan || key === undefined || mayNotExist(model, link, plan)) continue;
      for (const stage of stagesOf(plan)) {
        const other = reached.get(`${key} ${stage}`);
        if (other && other !== plan) {
          yield { ...place(link), message: `API key is in two usage plans that reach the same stage: ${nameOf(other)} and ${nameOf(plan)}` };
          break;
        }
        reached.set(`${key} ${stage}`, plan);
      }
    }
  },
};

function stagesOf(plan: UsagePlan): string[] {
  return plan.apiStages.flatMap((reached) => {
    const api = text(reached.api);
    const stage = text(reached.stage);
    return api !== undefined && stage !== undefined ? [`${api} ${stage}`] : [];
  });
}

function mayNotExist(model: ApiModel, link: UsagePlanKey, plan: UsagePlan): boolean {
  return isConditional(model, link) || isConditional(model, plan);
}
