import { all, catalogued, describedStages, lengthRule, on, restStages } from '../support';

/** A description longer than AWS is known to take. */
export const v1DescriptionLength = lengthRule(
  catalogued('v1-description-length', {
    why: 'AWS documents no length, but is known to refuse longer ones.',
    fix: 'Shorten it, or move it to the documentation of the API.',
  }),
  all(
    on((model) => model.restApis).field('name', 'description'),
    on((model) => model.restApis.flatMap((api) => api.deployments)).field('description'),
    on((model) => [...restStages(model), ...describedStages(model)]).field('description'),
  ),
  { what: 'name or description', max: 'limit' },
);
