import type { ApiModel } from '../../model';
import { catalogued, countRule, stageVariableSets, type Group } from '../support';

/** More stage variables than AWS takes. */
export const stageVariablesCount = countRule(
  catalogued('stage-variables-count', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Keep configuration in the backend, and only what routes requests in stage variables.',
  }),
  'stage variables',
  variables,
);

function* variables(model: ApiModel): Generator<Group> {
  for (const set of stageVariableSets(model)) yield { owner: set.node, count: set.variables.length, field: set.name };
}
