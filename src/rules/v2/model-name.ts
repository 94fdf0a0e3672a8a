import type { Model } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, inBody, place, text, v2Apis } from '../support';

/** A model name with other characters than letters and digits. */
export const modelName: Rule = {
  meta: catalogued('model-name', {
    why: 'AWS refuses the model with "Model name must be alphanumeric", and the stack rolls back.',
    fix: 'Use letters and digits only.',
  }),
  *check(model, context) {
    const longest = context.limit('model-name');
    for (const api of model.restApis) for (const one of api.models) yield* checkName(one, Infinity);
    for (const api of v2Apis(model)) for (const one of api.models) yield* checkName(one, longest);
  },
};

function* checkName(model: Model, longest: number): Generator<Violation> {
  const name = text(model.name);
  if (name === undefined) return;
  if (!/^[A-Za-z0-9]+$/.test(name)) {
    yield {
      ...place(model, inBody(model) ? undefined : 'name'),
      message: `model name must have letters and digits only, got '${name}'`,
      actual: name,
      // An import reports a name of an OpenAPI schema as a warning unless it is told to fail on warnings.
      ...(inBody(model) && { severity: 'warning' as const }),
    };
  } else if (name.length > longest) {
    yield { ...place(model, 'name'), message: `model name must have at most ${longest} characters, got ${name.length}`, actual: name.length, limit: longest };
  }
}
