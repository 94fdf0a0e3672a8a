import type { Rule } from '../rule';
import { catalogued, isCompleteV2, place, text, webSocketApis } from '../support';

/** A WebSocket API without the routes that most need. */
export const wsConnectIntegration: Rule = {
  meta: catalogued('ws-connect-integration', {
    why: 'Without $connect nothing authorizes a caller or records the connection id; without $default an unknown message is answered with an error.',
    fix: 'Add the route, with an integration or a mock.',
  }),
  *check(model) {
    for (const api of webSocketApis(model)) {
      if (api.definedBy === 'external' || api.routes.length === 0 || !isCompleteV2(api)) continue;
      const keys = new Set(api.routes.map((route) => text(route.routeKey)));
      const missing = ['$connect', '$default'].filter((key) => !keys.has(key));
      if (missing.length === 2) yield { ...place(api), message: 'WebSocket API has neither a $connect nor a $default route' };
    }
  },
};
