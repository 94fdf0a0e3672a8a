import { accountRule, catalogued } from '../support';

/** More usage plans than an account may have in a Region. */
export const accountUsagePlans = accountRule(
  catalogued('account-usage-plans', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Let one plan reach several stages, or ask Service Quotas for more.',
  }),
  'usage plans',
  (model) => model.usagePlans,
);
