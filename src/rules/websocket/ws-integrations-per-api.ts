import { catalogued, countRule, perApi, webSocketApis } from '../support';

/** More integrations than a WebSocket API may have. */
export const wsIntegrationsPerApi = countRule(
  catalogued('ws-integrations-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Share one integration between routes, or ask AWS Support for more.',
  }),
  'integrations',
  perApi(webSocketApis, (api) => api.integrations),
);
