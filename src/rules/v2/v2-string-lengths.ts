import type { Rule } from '../rule';
import { catalogued, propertyPlace, propertyValues, resourcesOf } from '../support';
import { V2_LENGTHS } from '../support/v2-lengths';

/** A text of a WebSocket or HTTP API that is longer or shorter than the API reference says. */
export const v2StringLengths: Rule = {
  meta: catalogued('v2-string-lengths', {
    why: 'AWS refuses the resource, and the stack rolls back.',
    fix: 'Shorten the text, or give one where it is empty.',
  }),
  *check(model) {
    for (const [type, lengths] of Object.entries(V2_LENGTHS)) {
      for (const resource of resourcesOf(model, type)) {
        for (const [property, min, max] of lengths) {
          for (const { path, value } of propertyValues(resource.properties, property)) {
            if (typeof value !== 'string' || (value.length >= min && value.length <= max)) continue;
            // What removes a parameter needs no value.
            if (value === '' && String(path.at(-1)).startsWith('remove:')) continue;
            // AWS is known to take some empty texts where the reference asks for one.
            const short = value.length < min;
            const allowed = min > 0 ? `${min} to ${max}` : `at most ${max}`;
            const message = `${path.join('.')} must have ${allowed} characters, got ${value.length}`;
            yield { ...propertyPlace(resource, ...path), message, actual: value.length, limit: short ? min : max, ...(short && { severity: 'warning' as const }) };
          }
        }
      }
    }
  },
};
