import type { ApiModel } from '../../model';
import { all, catalogued, on, rangeRule, restStages, stageDescriptions, stageDescriptionSpot } from '../support';

/** A cache time of responses that AWS refuses. */
export const restCacheTtl = rangeRule(
  catalogued('rest-cache-ttl', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Give 0 (no caching) to 3600 seconds.',
  }),
  all(on((model) => methodSettings(model)).field('cacheTtlInSeconds'), ttlsOfStageDescriptions),
  { what: 'cache TTL', min: 0, unit: 'seconds', integer: true },
);

function methodSettings(model: ApiModel) {
  return [...restStages(model)].flatMap((stage) => stage.methodSettings);
}

function* ttlsOfStageDescriptions(model: ApiModel) {
  for (const description of stageDescriptions(model)) {
    yield stageDescriptionSpot(description, 'CacheTtlInSeconds');
    for (const index of description.settings.keys()) yield stageDescriptionSpot(description, 'MethodSettings', index, 'CacheTtlInSeconds');
  }
}
