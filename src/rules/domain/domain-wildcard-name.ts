import type { Edition } from '../../limits';
import type { DomainName } from '../../model';
import type { Rule, Violation } from '../rule';
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
      const problem = problemOf(domain, name, context.edition);
      if (problem !== undefined) yield { ...place(domain, 'domainName'), actual: name, ...problem };
    }
  },
};

function problemOf(domain: DomainName, name: string, edition: Edition): Pick<Violation, 'message' | 'severity'> | undefined {
  if (isPrivate(domain)) return { message: `private domain name must not have a wildcard, got '${name}'` };
  if (edition === '2019-02') return { message: `wildcard domain names are not there in the 2019-02 edition, got '${name}'` };
  if (/^\*\.[^*]+$/.test(name)) return undefined;
  const message = `wildcard must be the whole first label of the domain name, got '${name}'`;
  // In a later label it is refused for sure; names whose first label only holds one are in templates that are said to deploy.
  return /^[^.]*\*[^.]*\.[^*]+$/.test(name) ? { message, severity: 'warning' } : { message };
}

function isPrivate(domain: DomainName): boolean {
  return domain.generation === 'private' || list(domain.endpointTypes).includes('PRIVATE');
}
