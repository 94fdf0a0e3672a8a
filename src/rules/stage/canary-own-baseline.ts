import type { Rule } from '../rule';
import { guide, place, restStages, text } from '../support';

/** A canary of the very deployment that the stage serves anyway. */
export const canaryOwnBaseline: Rule = {
  meta: {
    id: 'canary-own-baseline',
    title: 'A canary has a deployment of its own',
    severity: 'warning',
    why: 'Both parts of the traffic get the same version, so the canary proves nothing and promoting it changes nothing.',
    fix: 'Point the canary at a new deployment, or leave it out of the template and start it with the deployer.',
    source: guide('canary-release'),
  },
  *check(model) {
    for (const stage of restStages(model)) {
      const baseline = text(stage.deploymentId);
      if (!stage.canarySetting || baseline === undefined || text(stage.canarySetting.deploymentId) !== baseline) continue;
      yield { ...place(stage.canarySetting, 'deploymentId'), message: 'canary must have another deployment than its stage, got the same' };
    }
  },
};
