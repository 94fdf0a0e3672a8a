import { isKnown } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, spotPlace, templateSpots, textBytes, v2TemplateSpots, type Spot } from '../support';

/** What the API reference of WebSocket APIs says. */
const LONGEST_V2 = 32_768;

/** A mapping template larger than AWS takes. */
export const mappingTemplateSize: Rule = {
  meta: catalogued('mapping-template-size', {
    why: 'AWS refuses the template, and the stack rolls back.',
    fix: 'Map in the backend, or share less text between content types.',
  }),
  *check(model, context) {
    const limit = context.limit('mapping-template-size');
    for (const spot of templateSpots(model)) yield* checkSize(spot, limit, limit);
    for (const spot of v2TemplateSpots(model)) yield* checkSize(spot, limit, LONGEST_V2);
  },
};

function* checkSize(spot: Spot, refused: number, documented: number): Generator<Violation> {
  const size = isKnown(spot.value) ? textBytes(spot.value) : 0;
  if (size <= documented) return;
  const over = size > refused;
  const limit = over ? refused : documented;
  const message = over
    ? `mapping template must have at most ${limit} bytes, got ${size}`
    : `mapping template has ${size} bytes, at most ${limit} are documented for WebSocket APIs`;
  yield { ...spotPlace(spot), message, actual: size, limit, ...(!over && { severity: 'warning' as const }) };
}
