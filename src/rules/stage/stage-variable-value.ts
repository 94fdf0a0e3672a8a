import type { Rule } from '../rule';
import { catalogued, stageVariableSets, text, variablePlace } from '../support';

/** A stage variable with a value that AWS does not take. */
export const stageVariableValue: Rule = {
  meta: catalogued('stage-variable-value', {
    why: 'AWS refuses the stage, and the stack rolls back.',
    fix: 'Use at most 512 letters, digits and - . _ ~ : / ? # & = , and keep the rest in the backend.',
  }),
  *check(model, context) {
    const longest = context.limit('stage-variable-value');
    for (const set of stageVariableSets(model)) {
      for (const [key, written] of set.variables) {
        const value = text(written);
        if (value === undefined) continue;
        const where = variablePlace(set, key);
        if (value.length > longest) {
          yield { ...where, message: `stage variable ${key} must have at most ${longest} characters, got ${value.length}`, actual: value.length, limit: longest };
        } else if (!/^[A-Za-z0-9\-._~:/?#&=,]*$/.test(value)) {
          yield { ...where, message: `stage variable ${key} must have letters, digits and - . _ ~ : / ? # & = , only, got '${value}'`, actual: value };
        }
      }
    }
  },
};
