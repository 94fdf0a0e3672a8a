import { catalogued, on, rangeRule, webSocketApis } from '../support';

/** An integration timeout that a WebSocket API does not have. */
export const wsIntegrationTimeout = rangeRule(
  catalogued('ws-integration-timeout', {
    why: 'AWS refuses the integration, and the stack rolls back.',
    fix: 'Give 50 to 29000 milliseconds, and send late answers through @connections.',
  }),
  on((model) => webSocketApis(model).flatMap((api) => api.integrations)).field('timeoutInMillis'),
  { what: 'integration timeout', min: 50, unit: 'milliseconds', integer: true },
);
