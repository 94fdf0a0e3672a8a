import { Unresolved } from '../../model';
import type { Rule } from '../rule';
import { catalogued, entries, integrations, list, place, routeName, text } from '../support';

const PARAMETER = /^method\.request\.(querystring|header|path)\./;

/** A cache key parameter that the method does not declare. */
export const cacheGetOnly: Rule = {
  meta: catalogued('cache-get-only', {
    why: 'AWS refuses the method with "Invalid cache key parameter specified", and the stack rolls back.',
    fix: 'Declare the parameter in the RequestParameters of the method.',
  }),
  *check(model) {
    for (const found of integrations(model)) {
      const { method, integration } = found;
      if (integration.cacheKeyParameters === undefined || method.requestParameters instanceof Unresolved) continue;
      const declared = new Set(entries(method.requestParameters).map(([name]) => name));
      for (const [index, item] of list(integration.cacheKeyParameters).entries()) {
        const parameter = text(item);
        if (parameter === undefined || !PARAMETER.test(parameter) || declared.has(parameter)) continue;
        yield {
          ...place(integration, 'cacheKeyParameters', index),
          message: `cache key parameter of ${routeName(found)} must be declared by the method, got '${parameter}'`,
          actual: parameter,
        };
      }
    }
  },
};
