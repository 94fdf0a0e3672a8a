import type { Rule, RuleMeta } from '../rule';
import type { Spots } from './fields';
import { spotPlace } from './fields';
import { text } from './read';

/** A rule about values that must be one of a list. */
export function enumRule(meta: RuleMeta, what: string, spots: Spots, allowed: readonly string[]): Rule {
  const set = new Set(allowed);
  return {
    meta,
    *check(model) {
      for (const spot of spots(model)) {
        const value = text(spot.value);
        if (value !== undefined && !set.has(value)) {
          yield { ...spotPlace(spot), message: `${what} must be one of ${allowed.join(', ')}, got '${value}'`, actual: value };
        }
      }
    },
  };
}
