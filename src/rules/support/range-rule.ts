import type { Rule, RuleMeta } from '../rule';
import type { Spots } from './fields';
import { spotPlace } from './fields';
import { number } from './read';

/** The numbers that a field may have. */
export interface Range {
  /** What the number is, for the message: `cache TTL`. */
  readonly what: string;
  readonly min: number;
  /** A fixed bound; absent: what the edition or the account says of the rule's own limit. */
  readonly max?: number;
  readonly unit?: string;
  readonly integer?: boolean;
}

/** A rule about numbers that must lie in a range. */
export function rangeRule(meta: RuleMeta, spots: Spots, range: Range): Rule {
  const unit = range.unit ? ` ${range.unit}` : '';
  return {
    meta,
    *check(model, context) {
      const max = range.max ?? context.limit(meta.id);
      const bounds = max === Infinity ? `at least ${range.min}` : `from ${range.min} to ${max}`;
      for (const spot of spots(model)) {
        const value = number(spot.value);
        if (value === undefined || (value >= range.min && value <= max && (!range.integer || Number.isInteger(value)))) continue;
        const allowed = `${range.integer ? 'a whole number ' : ''}${bounds}${unit}`;
        yield {
          ...spotPlace(spot),
          message: `${range.what} must be ${allowed}, got ${value}`,
          actual: value,
          ...(max === Infinity && value >= range.min ? {} : { limit: value < range.min ? range.min : max }),
        };
      }
    },
  };
}
