import type { Rule } from '../rule';
import { catalogued, httpApis, place, text, webSocketApis } from '../support';

const HTTP_EXPRESSION = '${request.method} ${request.path}';

/** A WebSocket API that cannot choose a route, or an HTTP API that chooses in another way than it can. */
export const wsRouteSelectionExpression: Rule = {
  meta: catalogued('ws-route-selection-expression', {
    why: 'AWS refuses the API, and the stack rolls back; or every message goes to the same route.',
    fix: 'Give a WebSocket API an expression such as $request.body.action, and an HTTP API none.',
  }),
  *check(model) {
    for (const api of webSocketApis(model)) {
      if (api.definedBy === 'external') continue;
      const expression = text(api.routeSelectionExpression);
      if (api.routeSelectionExpression === undefined) {
        yield { ...place(api), message: 'WebSocket API must have a route selection expression, got none' };
      } else if (expression !== undefined && !/\$\{?request\.|\$\{?context\./.test(expression)) {
        const message = `route selection expression reads nothing of the request, so every message goes to route '${expression}'`;
        yield { ...place(api, 'routeSelectionExpression'), message, actual: expression, severity: 'warning' };
      }
    }
    for (const api of httpApis(model)) {
      const expression = text(api.routeSelectionExpression);
      if (expression === undefined || expression.replace(/\$\{([^}]*)\}/g, '$$$1') === HTTP_EXPRESSION.replace(/[{}]/g, '')) continue;
      const message = `route selection expression of an HTTP API must be '${HTTP_EXPRESSION}', got '${expression}'`;
      yield { ...place(api, 'routeSelectionExpression'), message, actual: expression };
    }
  },
};
