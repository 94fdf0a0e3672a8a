import { catalogued, countRule, httpApis, perApi } from '../support';

/** More authorizers than an HTTP API may have. */
export const httpAuthorizersPerApi = countRule(
  catalogued('http-authorizers-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Share authorizers between routes, or ask AWS Support for more.',
  }),
  'authorizers',
  perApi(httpApis, (api) => api.authorizers),
);
