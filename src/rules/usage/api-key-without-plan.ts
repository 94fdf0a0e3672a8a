import type { ApiModel, RestApi, RestStage } from '../../model';
import type { Rule } from '../rule';
import { flag, guide, hidesResources, mayBeStage, place, stagesOf, text } from '../support';

/** A stage with methods that need an API key, which no usage plan reaches. */
export const apiKeyWithoutPlan: Rule = {
  meta: {
    id: 'api-key-without-plan',
    title: 'API key required, but no usage plan reaches the stage',
    severity: 'warning',
    why: 'A key works only through a usage plan with the stage in it, so every call that needs a key is answered with 403 Forbidden.',
    fix: 'Add the stage to a usage plan and the keys to the plan, unless a plan outside of these templates does.',
    source: guide('api-gateway-setup-api-key-with-console'),
  },
  *check(model) {
    if (hidesResources(model)) return;
    for (const api of model.restApis) {
      const needing = api.resources.some((resource) => resource.methods.some((method) => flag(method.apiKeyRequired)));
      if (!needing) continue;
      for (const stage of stagesOf(api)) {
        if (!mayBeReached(model, api, stage)) {
          yield { ...place(stage), message: `methods of stage '${text(stage.stageName)}' need an API key, but no usage plan reaches it` };
        }
      }
    }
  },
};

function mayBeReached(model: ApiModel, api: RestApi, stage: RestStage): boolean {
  const name = text(stage.stageName);
  if (name === undefined || !stage.origin) return true;
  const plans = model.usagePlans.some((plan) => plan.apiStagesUnknown || plan.apiStages.some((reached) => mayBeStage(reached, api.key, name)));
  return plans || model.apiKeys.some((key) => key.stageKeys.some((reached) => mayBeStage(reached, api.key, name)));
}
