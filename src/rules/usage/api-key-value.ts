import type { ApiKey, ApiModel } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, isConditional, nameOf, place, text } from '../support';

const SHORTEST = 20;

/** An API key whose value AWS refuses. */
export const apiKeyValue: Rule = {
  meta: catalogued('api-key-value', {
    why: 'AWS refuses the key, and the stack rolls back.',
    fix: 'Leave the value out so that AWS makes one, or give 20 to 128 letters and digits.',
  }),
  *check(model, context) {
    const longest = context.limit('api-key-value');
    const seen = new Map<string, ApiKey>();
    for (const key of model.apiKeys) {
      const value = text(key.value);
      if (value === undefined) continue;
      if (value.length < SHORTEST || value.length > longest) {
        yield {
          ...place(key, 'value'),
          message: `API key value must have ${SHORTEST} to ${longest} characters, got ${value.length}`,
          actual: value.length,
          limit: value.length < SHORTEST ? SHORTEST : longest,
        };
      } else if (!/^[A-Za-z0-9]*$/.test(value)) {
        yield { ...place(key, 'value'), message: 'API key value should have letters and digits only', severity: 'warning' };
      }
      const other = seen.get(value);
      if (other) yield* sameValue(model, key, other);
      else seen.set(value, key);
    }
  },
};

function* sameValue(model: ApiModel, key: ApiKey, other: ApiKey): Generator<Violation> {
  if (key.origin?.template !== other.origin?.template || isConditional(model, key) || isConditional(model, other)) return;
  yield { ...place(key, 'value'), message: `API key value must be unique in the account, ${nameOf(other)} has the same` };
}
