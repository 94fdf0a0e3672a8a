import { catalogued, countRule, httpApis, perApi } from '../support';

/** More integrations than an HTTP API may have. */
export const httpIntegrationsPerApi = countRule(
  catalogued('http-integrations-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Share one integration between routes.',
  }),
  'integrations',
  perApi(httpApis, (api) => api.integrations),
);
