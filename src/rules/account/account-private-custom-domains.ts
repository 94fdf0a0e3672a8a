import { accountRule, catalogued } from '../support';

/** More private custom domain names than an account may have in a Region. */
export const accountPrivateCustomDomains = accountRule(
  catalogued('account-private-custom-domains', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Map several private APIs to one domain name by base path, or ask Service Quotas for more.',
  }),
  'private custom domain names',
  (model) => model.domains.filter((domain) => domain.generation === 'private'),
);
