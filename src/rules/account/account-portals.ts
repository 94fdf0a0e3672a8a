import { accountRule, catalogued, resourcesOf } from '../support';

/** More portals than an account may have in a Region. */
export const accountPortals = accountRule(
  catalogued('account-portals', {
    why: 'AWS rejects any more once the account has this many in the Region.',
    fix: 'Share one portal between products, or ask Service Quotas for more.',
  }),
  'portals',
  (model) => resourcesOf(model, 'AWS::ApiGatewayV2::Portal'),
);
