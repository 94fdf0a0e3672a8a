import { routingRulePriority } from '../../../src/rules/domain/routing-rule-priority';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(routingRulePriority, {
  valid: [
    { name: 'the first', template: template({ Rule: resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Priority: 1 }) }) },
    { name: 'the last', template: template({ Rule: resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Priority: 1000000 }) }) },
    {
      name: 'only known at deployment',
      template: template({ Rule: resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Priority: unknown }) }),
    },
  ],
  invalid: [
    {
      name: 'before the first',
      template: template({ Rule: resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Priority: 0 }) }),
      findings: [{ logicalId: 'Rule', path: 'Properties/Priority', actual: 0, limit: 1, severity: 'error' }],
    },
    {
      name: 'one over',
      template: template({ Rule: resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Priority: 1000001 }) }),
      findings: [{ logicalId: 'Rule', limit: 1000000 }],
    },
  ],
});
