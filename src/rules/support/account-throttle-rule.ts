import { accountThrottle } from '../../limits';
import type { Rule, RuleMeta } from '../rule';
import { spotPlace, type Spots } from './fields';
import { number } from './read';
import { templateOf } from './resources';

/** A rule about a throttle that is above the account's own, which is lower in some Regions. */
export function accountThrottleRule(meta: RuleMeta, what: 'rate' | 'burst', spots: Spots): Rule {
  return {
    meta,
    *check(model, context) {
      const quota = context.limit(meta.id);
      for (const spot of spots(model)) {
        const value = number(spot.value);
        if (value === undefined) continue;
        const region = templateOf(model, spot.node)?.region;
        // A quota that is not the default is the account's own, whatever the Region starts with.
        const limit = quota === accountThrottle()[what] ? accountThrottle(region)[what] : quota;
        if (value <= limit) continue;
        yield {
          ...spotPlace(spot),
          message: `${what} limit of ${value} has no effect: the account's own is ${limit}${region ? ` in ${region}` : ''}`,
          actual: value,
          limit,
        };
      }
    },
  };
}
