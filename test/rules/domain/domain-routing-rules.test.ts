import { domainRoutingRules } from '../../../src/rules/domain/domain-routing-rules';
import { getAtt, repeat, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

const rules = (count: number) => repeat(count, 'Rule', (index) => resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Priority: index }));

testRule(domainRoutingRules, {
  valid: [
    { name: 'the limit itself', template: template(rules(50)) },
    {
      name: 'only known at deployment',
      template: template(repeat(50, 'Rule', () => resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Priority: unknown }))),
    },
  ],
  invalid: [
    {
      name: 'one over on a domain of the template',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com' }),
        ...repeat(51, 'Rule', (index) => resource('ApiGatewayV2::RoutingRule', { DomainNameArn: getAtt('Domain', 'DomainNameArn'), Priority: index })),
      }),
      findings: [{ logicalId: 'Domain', actual: 51, limit: 50 }],
    },
    { name: 'one over', template: template(rules(51)), findings: [{ logicalId: 'Rule51', actual: 51, limit: 50, severity: 'warning' }] },
    {
      name: 'the same priority twice',
      template: template(repeat(2, 'Rule', () => resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Priority: 1 }))),
      findings: [{ logicalId: 'Rule2', path: 'Properties/Priority', severity: 'error' }],
    },
  ],
});
