import { catalogued, on, rangeRule } from '../support';

/** A compression threshold that AWS refuses. */
export const minCompressionSize = rangeRule(
  catalogued('min-compression-size', {
    why: 'AWS refuses the API, and the stack rolls back.',
    fix: 'Give 0 to 10485760 bytes, or leave it out to switch compression off.',
  }),
  on((model) => model.restApis).field('minimumCompressionSize'),
  { what: 'minimum compression size', min: 0, unit: 'bytes', integer: true },
);
