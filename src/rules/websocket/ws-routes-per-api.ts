import { catalogued, countRule, perApi, webSocketApis } from '../support';

/** More routes than a WebSocket API may have. */
export const wsRoutesPerApi = countRule(
  catalogued('ws-routes-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Let $default take several kinds of message, or ask Service Quotas for more.',
  }),
  'routes',
  perApi(webSocketApis, (api) => api.routes),
);
