import type { Located } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, place, text, webSocketApis } from '../support';

const API_KEY = ['$request.header.x-api-key', '$context.authorizer.usageIdentifierKey'];

/** A selection expression or response key that a WebSocket API does not have. */
export const wsOtherSelectionExpressions: Rule = {
  meta: catalogued('ws-other-selection-expressions', {
    why: 'AWS refuses it, and the stack rolls back.',
    fix: 'Use one of the expressions that AWS documents for the field.',
  }),
  *check(model) {
    for (const api of webSocketApis(model)) {
      yield* oneOf(api, 'apiKeySelectionExpression', 'API key selection expression', api.apiKeySelectionExpression, API_KEY);
      for (const route of api.routes) {
        yield* oneOf(route, 'routeResponseSelectionExpression', 'route response selection expression', route.routeResponseSelectionExpression, ['$default']);
        for (const response of route.responses) yield* oneOf(response, 'routeResponseKey', 'route response key', response.routeResponseKey, ['$default']);
      }
      for (const integration of api.integrations) {
        for (const response of integration.responses) {
          const key = text(response.integrationResponseKey);
          if (key === undefined || key === '$default' || /^\/.*\/$/.test(key)) continue;
          yield { ...place(response, 'integrationResponseKey'), message: `integration response key must be $default or a pattern between slashes, got '${key}'`, actual: key };
        }
      }
    }
  },
};

function* oneOf(node: Located, field: string, what: string, written: unknown, allowed: readonly string[]): Generator<Violation> {
  const value = text(written);
  // The braces of ${request…} may be left out.
  if (value !== undefined && !allowed.includes(value.replace(/^\$\{(.*)\}$/, '$$$1'))) {
    yield { ...place(node, field), message: `${what} must be ${allowed.join(' or ')}, got '${value}'`, actual: value };
  }
}
