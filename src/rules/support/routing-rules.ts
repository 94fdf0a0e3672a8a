import { resourcesOf } from './resources';
import { Unresolved, type ApiModel, type DomainName, type TemplateResource } from '../../model';

/** The routing rules of each domain name. */
export function rulesByDomain(model: ApiModel): TemplateResource[][] {
  const groups = new Map<string, TemplateResource[]>();
  for (const rule of resourcesOf(model, 'AWS::ApiGatewayV2::RoutingRule')) {
    const domain = domainOfRule(rule);
    if (domain === undefined) continue;
    groups.set(domain, [...groups.get(domain) ?? [], rule]);
  }
  return [...groups.values()];
}

/** The routing rules of one domain name. */
export function rulesOf(model: ApiModel, domain: DomainName): TemplateResource[] {
  return resourcesOf(model, 'AWS::ApiGatewayV2::RoutingRule').filter((rule) => domainOfRule(rule) === domain.key);
}

/** The key of the domain name that a rule is for, or what stands there. */
export function domainOfRule(rule: TemplateResource): string | undefined {
  const arn = rule.properties.DomainNameArn;
  if (typeof arn === 'string') return arn;
  return arn instanceof Unresolved && arn.references.length > 0 ? `${rule.origin?.template}#${arn.references[0]}` : undefined;
}
