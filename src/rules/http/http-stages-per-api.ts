import { catalogued, countRule, httpApis, perApi } from '../support';

/** More stages than an HTTP API may have. */
export const httpStagesPerApi = countRule(
  catalogued('http-stages-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Give environments an API of their own, or ask Service Quotas for more.',
  }),
  'stages',
  perApi(httpApis, (api) => api.stages),
);
