import { accountRule, catalogued } from '../support';

/** More public custom domain names than an account may have in a Region. */
export const accountCustomDomains = accountRule(
  catalogued('account-custom-domains', {
    why: 'AWS refuses to create any more once the account has this many in the Region.',
    fix: 'Map several APIs to one domain name by base path, or ask Service Quotas for more.',
  }),
  'public custom domain names',
  (model) => model.domains.filter((domain) => domain.generation !== 'private'),
);
