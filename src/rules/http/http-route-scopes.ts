import type { Rule } from '../rule';
import { catalogued, httpApis, list, place, text } from '../support';

/** What the API reference says of one scope. */
const LONGEST_SCOPE = 64;

/** More authorization scopes than a route may have, or too long ones. */
export const httpRouteScopes: Rule = {
  meta: catalogued('http-route-scopes', {
    why: 'AWS refuses the route, and the stack rolls back.',
    fix: 'Define broader scopes: a token needs only one of those that the route lists.',
  }),
  *check(model, context) {
    const limit = context.limit('http-route-scopes');
    for (const api of httpApis(model)) {
      for (const route of api.routes) {
        const scopes = list(route.authorizationScopes);
        if (scopes.length > limit) {
          const message = `route ${text(route.routeKey) ?? ''} has ${scopes.length} authorization scopes, at most ${limit} are allowed`;
          yield { ...place(route, 'authorizationScopes'), message, actual: scopes.length, limit };
        }
        for (const [index, written] of scopes.entries()) {
          const scope = text(written);
          if (scope === undefined || scope.length <= LONGEST_SCOPE) continue;
          const message = `authorization scope must have at most ${LONGEST_SCOPE} characters, got ${scope.length}`;
          yield { ...place(route, 'authorizationScopes', index), message, actual: scope.length, limit: LONGEST_SCOPE, severity: 'warning' };
        }
      }
    }
  },
};
