import type { Rule, RuleMeta } from '../rule';
import type { Spots } from './fields';
import { spotPlace } from './fields';
import { text } from './read';

/** A rule about texts that must match a pattern; `allowed` says the pattern in words. */
export function patternRule(meta: RuleMeta, what: string, spots: Spots, pattern: RegExp, allowed: string): Rule {
  return {
    meta,
    *check(model) {
      for (const spot of spots(model)) {
        const value = text(spot.value);
        if (value !== undefined && !pattern.test(value)) {
          yield { ...spotPlace(spot), message: `${what} must be ${allowed}, got '${value}'`, actual: value };
        }
      }
    },
  };
}
