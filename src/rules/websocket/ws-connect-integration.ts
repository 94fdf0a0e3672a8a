import type { Rule } from '../rule';
import { catalogued, hidesResources, isCompleteV2, place, text, v2Apis, webSocketApis } from '../support';

/** A WebSocket API without the routes that most need. */
export const wsConnectIntegration: Rule = {
  meta: catalogued('ws-connect-integration', {
    why: 'Without $connect nothing authorizes a caller or records the connection id; without $default an unknown message is answered with an error.',
    fix: 'Add the route, with an integration or a mock.',
  }),
  *check(model) {
    // A route whose API is not known may be the missing one.
    if (hidesResources(model) || v2Apis(model).some((api) => api.definedBy === 'external' && api.routes.length > 0)) return;
    for (const api of webSocketApis(model)) {
      if (api.definedBy === 'external' || api.routes.length === 0 || !isCompleteV2(api)) continue;
      const keys = new Set(api.routes.map((route) => text(route.routeKey)));
      // Many clients send nothing but what a route is for, so that $default alone is no loss.
      if (keys.has('$connect')) continue;
      yield { ...place(api), message: `WebSocket API has ${keys.has('$default') ? 'no $connect' : 'neither a $connect nor a $default'} route` };
    }
  },
};
