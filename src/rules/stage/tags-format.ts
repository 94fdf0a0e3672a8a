import type { Rule } from '../rule';
import { catalogued, propertyPlace, taggedResources, text } from '../support';

const LONGEST_VALUE = 256;
const CHARACTERS = /^[\p{L}\p{N}\s_.:/=+\-@]*$/u;

/** A tag that AWS refuses. */
export const tagsFormat: Rule = {
  meta: catalogued('tags-format', {
    why: 'AWS refuses the resource, and the stack rolls back.',
    fix: 'Use keys of 1 to 128 and values of at most 256 letters, digits, spaces and _ . : / = + - @, and no key that begins with aws:.',
  }),
  *check(model, context) {
    const longestKey = context.limit('tags-format');
    for (const { resource, tags } of taggedResources(model)) {
      for (const tag of tags) {
        const where = propertyPlace(resource, ...tag.path);
        const key = text(tag.key);
        const value = text(tag.value);
        if (key !== undefined && (key.length < 1 || key.length > longestKey)) {
          yield { ...where, message: `tag key must have 1 to ${longestKey} characters, got ${key.length}`, actual: key.length, limit: longestKey };
        } else if (key !== undefined && /^aws:/i.test(key)) {
          yield { ...where, message: `tag key must not begin with aws:, got '${key}'`, actual: key };
        }
        if (value !== undefined && value.length > LONGEST_VALUE) {
          yield { ...where, message: `tag value must have at most ${LONGEST_VALUE} characters, got ${value.length}`, actual: value.length, limit: LONGEST_VALUE };
        }
        const odd = [key, value].find((part) => part !== undefined && !CHARACTERS.test(part));
        if (odd !== undefined) {
          yield { ...where, message: `tag must have letters, digits, spaces and _ . : / = + - @ only, got '${odd}'`, actual: odd, severity: 'warning' };
        }
      }
    }
  },
};
