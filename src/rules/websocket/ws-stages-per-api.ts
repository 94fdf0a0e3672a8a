import { catalogued, countRule, perApi, webSocketApis } from '../support';

/** More stages than a WebSocket API may have. */
export const wsStagesPerApi = countRule(
  catalogued('ws-stages-per-api', {
    why: 'AWS refuses to create any more in this API, and the stack rolls back.',
    fix: 'Give environments an API of their own, or ask Service Quotas for more.',
  }),
  'stages',
  perApi(webSocketApis, (api) => api.stages),
);
