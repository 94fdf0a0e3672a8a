import { catalogued, countRule, httpApis, perApi } from '../support';

/** More routes than an HTTP API may have. */
export const httpRoutesPerApi = countRule(
  catalogued('http-routes-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Join routes with ANY or a greedy path variable, or ask Service Quotas for more.',
  }),
  'routes',
  perApi(httpApis, (api) => api.routes),
);
