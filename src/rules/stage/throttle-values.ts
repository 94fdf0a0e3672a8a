import type { Rule, Violation } from '../rule';
import { catalogued, isCompleteV2, number, place, spotPlace, text, throttleBursts, throttleRates, v2Stages, type Spot } from '../support';

/** A throttle that AWS refuses, that lets nothing through, or that is for a route that is not there. */
export const throttleValues: Rule = {
  meta: catalogued('throttle-values', {
    why: 'AWS refuses a negative limit; a limit of 0 answers every request with 429 Too Many Requests.',
    fix: 'Give a rate of at least 0 and a burst that is a whole number of at least 0.',
  }),
  *check(model) {
    for (const spot of throttleRates(model)) yield* checkValue(spot, 'rate', false);
    for (const spot of throttleBursts(model)) yield* checkValue(spot, 'burst', true);
    for (const stage of v2Stages(model)) {
      if (!isCompleteV2(stage.api)) continue;
      const keys = new Set(stage.api.routes.map((route) => text(route.routeKey)));
      for (const settings of stage.routeSettings) {
        if (settings.routeKey === undefined || keys.has(settings.routeKey)) continue;
        const message = `route settings must be for a route of the API, got '${settings.routeKey}'`;
        yield { ...place(settings), message, actual: settings.routeKey, severity: 'warning' };
      }
    }
  },
};

function* checkValue(spot: Spot, what: string, integer: boolean): Generator<Violation> {
  const value = number(spot.value);
  if (value === undefined) return;
  if (value < 0 || (integer && !Number.isInteger(value))) {
    const message = `${what} limit must be ${integer ? 'a whole number of ' : ''}at least 0, got ${value}`;
    yield { ...spotPlace(spot), message, actual: value, limit: 0 };
  } else if (value === 0) {
    yield { ...spotPlace(spot), message: `${what} limit of 0 refuses every request`, actual: value, severity: 'warning' };
  }
}
