import type { ApiModel } from '../../model';
import { catalogued, countRule, mappedDomains, text, type Group } from '../support';

/** More mappings of more than one level than a domain name may have. */
export const domainMultilevelMappings = countRule(
  catalogued('domain-multilevel-mappings', {
    why: 'AWS refuses any more mappings with a slash, and the stack rolls back.',
    fix: 'Use single-level base paths, or route inside of the APIs.',
  }),
  'mappings with more than one level',
  multilevel,
);

function* multilevel(model: ApiModel): Generator<Group> {
  for (const { key, domain, mappings } of mappedDomains(model)) {
    const found = mappings.filter((mapping) => text(mapping.basePath)?.includes('/'));
    yield { owner: domain ?? {}, count: found.length, sample: found.at(-1), name: domain?.origin?.logicalId ?? key };
  }
}
