import { routingRuleConditions } from '../../../src/rules/domain/routing-rule-conditions';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(routingRuleConditions, {
  valid: [
    {
      name: 'a header and a base path',
      template: template({
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: 'arn',
          Actions: [{}],
          Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'X-Version', ValueGlob: '*v1*' }] } }, { MatchBasePaths: { AnyOf: ['orders/v1'] } }],
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: template({ Rule: resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Actions: unknown, Conditions: unknown }) }),
    },
    {
      name: 'the longest value that may stand anywhere',
      template: template({
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: 'arn', Actions: [{}], Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'X', ValueGlob: `*${'a'.repeat(38)}*` }] } }],
        }),
      }),
    },
  ],
  invalid: [
    {
      name: 'two actions',
      template: template({ Rule: resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Actions: [{}, {}] }) }),
      findings: [{ logicalId: 'Rule', path: 'Properties/Actions', actual: 2, limit: 1, severity: 'error' }],
    },
    {
      name: 'two headers',
      template: template({
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: 'arn',
          Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'a' }, { Header: 'b' }] } }],
        }),
      }),
      findings: [{ logicalId: 'Rule', path: 'Properties/Conditions/0/MatchHeaders/AnyOf', actual: 2 }],
    },
    {
      name: 'a header that is too long',
      template: template({
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: 'arn',
          Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'h'.repeat(40) }] } }],
        }),
      }),
      findings: [{ logicalId: 'Rule', path: 'Properties/Conditions/0/MatchHeaders/AnyOf/0/Header' }],
    },
    {
      name: 'a reserved header',
      template: template({
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: 'arn',
          Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'Authorization' }] } }],
        }),
      }),
      findings: [{ logicalId: 'Rule', message: 'reserved' }],
    },
    {
      name: 'a wildcard in the middle',
      template: template({
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: 'arn',
          Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'a', ValueGlob: 'a*b' }] } }],
        }),
      }),
      findings: [{ logicalId: 'Rule', actual: 'a*b' }],
    },
    {
      name: 'a base path that is too long',
      template: template({
        Rule: resource('ApiGatewayV2::RoutingRule', { DomainNameArn: 'arn', Conditions: [{ MatchBasePaths: { AnyOf: ['p'.repeat(128)] } }] }),
      }),
      findings: [{ logicalId: 'Rule', path: 'Properties/Conditions/0/MatchBasePaths/AnyOf/0' }],
    },
    {
      name: 'a longer value that may stand anywhere',
      template: template({
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: 'arn', Actions: [{}], Conditions: [{ MatchHeaders: { AnyOf: [{ Header: 'X', ValueGlob: `*${'a'.repeat(39)}*` }] } }],
        }),
      }),
      findings: [{ logicalId: 'Rule', path: '…/MatchHeaders/AnyOf/0/ValueGlob', message: 'at most 40 characters with both of them, got 41' }],
    },
  ],
});
