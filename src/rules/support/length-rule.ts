import type { Rule, RuleMeta, Severity } from '../rule';
import { spotPlace, type Spots } from './fields';
import { bytesOf } from './read';

/** How long a text may be. */
export interface Length {
  /** What the text is, for the message: `API key name`. */
  readonly what: string;
  readonly min?: number;
  /** `limit`: what the edition or the account says of the rule's own limit. */
  readonly max: number | 'limit';
  /** @default characters */
  readonly unit?: 'characters' | 'bytes';
  readonly severity?: Severity;
}

/** A rule about texts that must not be too long or too short. */
export function lengthRule(meta: RuleMeta, spots: Spots, length: Length): Rule {
  const { what, min = 0, unit = 'characters', severity } = length;
  return {
    meta,
    *check(model, context) {
      const max = length.max === 'limit' ? context.limit(meta.id) : length.max;
      for (const spot of spots(model)) {
        if (typeof spot.value !== 'string') continue;
        const size = unit === 'bytes' ? bytesOf(spot.value) : spot.value.length;
        if (size >= min && size <= max) continue;
        const allowed = min > 0 ? `${min} to ${max}` : `at most ${max}`;
        yield {
          ...spotPlace(spot),
          message: `${what} must have ${allowed} ${unit}, got ${size}`,
          actual: size,
          limit: size < min ? min : max,
          ...(severity && { severity }),
        };
      }
    },
  };
}
