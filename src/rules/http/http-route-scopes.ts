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
      const asking = [
        ...api.routes.map((route) => ({ node: route, name: `route ${text(route.routeKey) ?? ''}` })),
        ...api.authorizers.map((authorizer) => ({ node: authorizer, name: `authorizer ${text(authorizer.name) ?? ''}` })),
      ];
      for (const { node, name } of asking) {
        const scopes = list(node.authorizationScopes);
        if (scopes.length > limit) {
          const message = `${name} has ${scopes.length} authorization scopes, at most ${limit} are allowed`;
          yield { ...place(node, 'authorizationScopes'), message, actual: scopes.length, limit };
        }
        for (const [index, written] of scopes.entries()) {
          const scope = text(written);
          if (scope === undefined || scope.length <= LONGEST_SCOPE) continue;
          const message = `authorization scope must have at most ${LONGEST_SCOPE} characters, got ${scope.length}`;
          yield { ...place(node, 'authorizationScopes', index), message, actual: scope.length, limit: LONGEST_SCOPE, severity: 'warning' };
        }
      }
    }
  },
};
