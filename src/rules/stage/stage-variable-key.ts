import type { Rule } from '../rule';
import { catalogued, stageVariableSets, variablePlace } from '../support';

/** A stage variable with a name that AWS does not take. */
export const stageVariableKey: Rule = {
  meta: catalogued('stage-variable-key', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Use 1 to 64 letters, digits and underscores.',
  }),
  *check(model, context) {
    const longest = context.limit('stage-variable-key');
    for (const set of stageVariableSets(model)) {
      for (const [key] of set.variables) {
        if (/^[A-Za-z0-9_]+$/.test(key) && key.length <= longest) continue;
        yield {
          ...variablePlace(set, key),
          message: `stage variable name must have 1 to ${longest} letters, digits and underscores, got '${key}'`,
          actual: key,
        };
      }
    }
  },
};
