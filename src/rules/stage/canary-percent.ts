import type { ApiModel } from '../../model';
import { all, catalogued, on, rangeRule, restStages, stageDescriptions, stageDescriptionSpot } from '../support';

/** A share of traffic for a canary that is none. */
export const canaryPercent = rangeRule(
  catalogued('canary-percent', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Give 0 to 100 percent.',
  }),
  all(
    on((model) => [...restStages(model)].flatMap((stage) => stage.canarySetting ?? [])).field('percentTraffic'),
    percentOfDeployments,
  ),
  { what: 'canary traffic', min: 0, unit: 'percent' },
);

function* percentOfDeployments(model: ApiModel) {
  for (const api of model.restApis) {
    for (const node of api.deployments) {
      const settings = node.deploymentCanarySettings as { readonly PercentTraffic?: unknown } | undefined;
      yield { node, name: 'deploymentCanarySettings', value: settings?.PercentTraffic, below: ['PercentTraffic'] };
    }
  }
  for (const description of stageDescriptions(model)) yield stageDescriptionSpot(description, 'CanarySetting', 'PercentTraffic');
}
