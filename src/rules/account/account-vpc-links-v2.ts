import { accountRule, catalogued } from '../support';

/** More VPC links of the second generation than an account may have in a Region. */
export const accountVpcLinksV2 = accountRule(
  catalogued('account-vpc-links-v2', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Share one VPC link between the APIs of a VPC, or ask Service Quotas for more.',
  }),
  'VPC links (V2)',
  (model) => model.vpcLinks.filter((link) => link.generation === 'v2'),
);
