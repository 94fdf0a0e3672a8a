import { catalogued, on, rangeRule } from '../support';

/** A cache time of an authorizer that AWS refuses. */
export const restAuthorizerTtl = rangeRule(
  catalogued('rest-authorizer-ttl', {
    why: 'AWS refuses the authorizer, and the stack rolls back.',
    fix: 'Give 0 (no caching) to 3600 seconds.',
  }),
  on((model) => model.restApis.flatMap((api) => api.authorizers)).field('authorizerResultTtlInSeconds'),
  { what: 'authorizer cache time', min: 0, unit: 'seconds', integer: true },
);
