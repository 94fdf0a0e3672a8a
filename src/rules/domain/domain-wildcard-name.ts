import type { DomainName } from '../../model';
import type { Rule } from '../rule';
import { catalogued, list, place, text } from '../support';

/** A wildcard in a domain name where none can be. */
export const domainWildcardName: Rule = {
  meta: catalogued('domain-wildcard-name', {
    why: 'AWS refuses the domain name, and the stack rolls back.',
    fix: 'Let * be the whole first label of a public domain name, such as *.example.com.',
  }),
  *check(model, context) {
    for (const domain of model.domains) {
      const name = text(domain.domainName);
      if (name === undefined || !name.includes('*')) continue;
      const where = place(domain, 'domainName');
      if (isPrivate(domain)) yield { ...where, message: `private domain name must not have a wildcard, got '${name}'`, actual: name };
      else if (context.edition === '2019-02') yield { ...where, message: `wildcard domain names are not there in the 2019-02 edition, got '${name}'`, actual: name };
      else if (!/^\*\.[^*]+$/.test(name)) {
        // In a later label it is refused for sure; names whose first label only holds one are in templates that are said to deploy.
        const severity = /^[^.]*\*[^.]*\.[^*]+$/.test(name) ? 'warning' as const : undefined;
        yield { ...where, message: `wildcard must be the whole first label of the domain name, got '${name}'`, actual: name, severity };
      }
    }
  },
};

function isPrivate(domain: DomainName): boolean {
  return domain.generation === 'private' || list(domain.endpointTypes).includes('PRIVATE');
}
