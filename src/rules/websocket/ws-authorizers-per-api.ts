import { catalogued, countRule, perApi, webSocketApis } from '../support';

/** More authorizers than a WebSocket API may have. */
export const wsAuthorizersPerApi = countRule(
  catalogued('ws-authorizers-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'A WebSocket API needs one, for its $connect route; or ask AWS Support for more.',
  }),
  'authorizers',
  perApi(webSocketApis, (api) => api.authorizers),
);
