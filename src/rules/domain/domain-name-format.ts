import type { Rule } from '../rule';
import { catalogued, place, text } from '../support';

const LONGEST_LABEL = 63;
const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** A domain name that is none, or is not written in lower case. */
export const domainNameFormat: Rule = {
  meta: catalogued('domain-name-format', {
    why: 'AWS refuses the domain name, and the stack rolls back.',
    fix: 'Use labels of at most 63 lower case letters, digits and hyphens, 255 characters in all.',
  }),
  *check(model, context) {
    const longest = context.limit('domain-name-format');
    for (const domain of model.domains) {
      const name = text(domain.domainName);
      if (name === undefined) continue;
      const where = place(domain, 'domainName');
      if (name.length > longest) {
        yield { ...where, message: `domain name must have at most ${longest} characters, got ${name.length}`, actual: name.length, limit: longest };
        continue;
      }
      for (const label of name.split('.')) {
        if (label.length > LONGEST_LABEL) {
          const message = `label of a domain name must have at most ${LONGEST_LABEL} characters, got ${label.length}`;
          yield { ...where, message, actual: label.length, limit: LONGEST_LABEL };
        } else if (!LABEL.test(label) && !label.includes('*')) {
          yield { ...where, message: `domain name must have lower case letters, digits and hyphens between its dots, got '${name}'`, actual: name };
          break;
        }
      }
    }
  },
};
