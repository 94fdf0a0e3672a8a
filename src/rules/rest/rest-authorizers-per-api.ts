import { catalogued, countRule, perApi } from '../support';

/** More authorizers than a REST API may have. */
export const restAuthorizersPerApi = countRule(
  catalogued('rest-authorizers-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Share authorizers between methods, or ask AWS Support for more.',
  }),
  'authorizers',
  perApi((model) => model.restApis, (api) => api.authorizers),
);
