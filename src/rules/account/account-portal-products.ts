import { accountRule, catalogued, resourcesOf } from '../support';

/** More portal products than an account may have in a Region. */
export const accountPortalProducts = accountRule(
  catalogued('account-portal-products', {
    why: 'AWS rejects any more once the account has this many in the Region.',
    fix: 'Put several APIs into one product.',
  }),
  'portal products',
  (model) => resourcesOf(model, 'AWS::ApiGatewayV2::PortalProduct'),
);
