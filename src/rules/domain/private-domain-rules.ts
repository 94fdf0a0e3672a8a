import { Unresolved } from '../../model';
import type { Rule } from '../rule';
import { catalogued, hidesResources, place, resourcesOf } from '../support';

/** A private custom domain name that nobody can reach. */
export const privateDomainRules: Rule = {
  meta: catalogued('private-domain-rules', {
    why: 'Nobody can call the domain name: it lets nobody in, or no VPC endpoint is associated with it.',
    fix: 'Give it a policy, and associate it with a VPC endpoint by an AWS::ApiGateway::DomainNameAccessAssociation.',
  }),
  *check(model) {
    const associations = resourcesOf(model, 'AWS::ApiGateway::DomainNameAccessAssociation').map((one) => one.properties.DomainNameArn);
    for (const domain of model.domains) {
      if (domain.generation !== 'private') continue;
      if (domain.policy === undefined) yield { ...place(domain), message: 'private domain name must have a policy before it can be called, got none' };
      const mayBeAssociated = associations.some((arn) => !(arn instanceof Unresolved) || arn.references.includes(domain.origin?.logicalId ?? ''));
      if (!mayBeAssociated && !hidesResources(model)) yield { ...place(domain), message: 'private domain name is associated with no VPC endpoint' };
    }
  },
};
