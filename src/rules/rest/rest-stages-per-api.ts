import type { ApiModel } from '../../model';
import { catalogued, countRule, text, type Group } from '../support';

/** More stages than a REST API may have; those that deployments make by themselves count too. */
export const restStagesPerApi = countRule(
  catalogued('rest-stages-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Give environments an API of their own, or ask Service Quotas for more.',
  }),
  'stages',
  stagesOfApis,
);

function* stagesOfApis(model: ApiModel): Generator<Group> {
  for (const api of model.restApis) {
    const named = [...api.stages, ...api.deployments.filter((deployment) => deployment.stageName !== undefined)];
    const names = new Set(named.map((stage) => text(stage.stageName) ?? stage));
    yield { owner: api, count: names.size, sample: named.at(-1), name: api.origin?.logicalId ?? api.key };
  }
}
