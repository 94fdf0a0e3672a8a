import { accountThrottleRule, catalogued, throttleBursts } from '../support';

/** A burst limit above that of the account, which therefore never takes effect. */
export const accountThrottleBurst = accountThrottleRule(
  catalogued('account-throttle-burst', {
    why: 'All APIs of an account share its throttle in a Region; a higher limit of a stage, method or plan changes nothing.',
    fix: 'Lower the limit to what the account allows, or give the account\'s raised quota as an override.',
  }),
  'burst',
  throttleBursts,
);
