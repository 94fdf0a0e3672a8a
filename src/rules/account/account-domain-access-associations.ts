import { accountRule, catalogued, resourcesOf } from '../support';

/** More domain name access associations than an account may have in a Region. */
export const accountDomainAccessAssociations = accountRule(
  catalogued('account-domain-access-associations', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Share domain names between the callers of one VPC endpoint, or ask Service Quotas for more.',
  }),
  'domain name access associations',
  (model) => resourcesOf(model, 'AWS::ApiGateway::DomainNameAccessAssociation'),
);
