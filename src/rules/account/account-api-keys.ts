import { accountRule, catalogued } from '../support';

/** More API keys than an account may have in a Region. */
export const accountApiKeys = accountRule(
  catalogued('account-api-keys', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Share keys between callers of one plan, or spread them over accounts.',
  }),
  'API keys',
  (model) => model.apiKeys,
);
