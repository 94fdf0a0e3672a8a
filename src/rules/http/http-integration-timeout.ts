import { catalogued, httpApis, on, rangeRule } from '../support';

/** An integration timeout that an HTTP API does not have. */
export const httpIntegrationTimeout = rangeRule(
  catalogued('http-integration-timeout', {
    why: 'AWS refuses the integration, and the stack rolls back.',
    fix: 'Give 50 to 30000 milliseconds, and answer long work asynchronously.',
  }),
  on((model) => httpApis(model).flatMap((api) => api.integrations)).field('timeoutInMillis'),
  { what: 'integration timeout', min: 50, unit: 'milliseconds', integer: true },
);
