import { accountRule, catalogued } from '../support';

/** More VPC links of the first generation than an account may have in a Region. */
export const accountVpcLinksV1 = accountRule(
  catalogued('account-vpc-links-v1', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Share one VPC link between APIs: one Network Load Balancer can listen on many ports; or ask Service Quotas for more.',
  }),
  'VPC links for REST APIs',
  (model) => model.vpcLinks.filter((link) => link.generation === 'v1'),
);
