import { routingModeMixing } from '../../../src/rules/domain/routing-mode-mixing';
import { getAtt, ref, resource, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(routingModeMixing, {
  valid: [
    {
      name: 'rules and mappings',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: getAtt('Domain', 'DomainNameArn'),
          Actions: [{ InvokeApi: { ApiId: ref('Api') } }],
        }),
        A: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Api'), ApiMappingKey: 'a' }),
      }),
    },
    {
      name: 'mappings only',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        A: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Api'), ApiMappingKey: 'a' }),
        B: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Http'), ApiMappingKey: 'b' }),
      }),
    },
    {
      name: 'a mode only known at deployment',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', RoutingMode: unknown }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: getAtt('Domain', 'DomainNameArn'),
          Actions: [{ InvokeApi: { ApiId: ref('Api') } }],
        }),
      }),
    },
  ],
  invalid: [
    {
      name: 'a rule for an HTTP API',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: getAtt('Domain', 'DomainNameArn'),
          Actions: [{ InvokeApi: { ApiId: ref('Http') } }],
        }),
      }),
      findings: [{ logicalId: 'Rule', path: 'Properties/Actions/0/InvokeApi/ApiId', severity: 'error' }],
    },
    {
      name: 'a rule for an HTTP API of SAM',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', RoutingMode: 'ROUTING_RULE_ONLY' }),
        Http: resource('Serverless::HttpApi'),
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: getAtt('Domain', 'DomainNameArn'),
          Actions: [{ InvokeApi: { ApiId: ref('Http') } }],
        }),
      }),
      findings: [{ logicalId: 'Rule', path: 'Properties/Actions/0/InvokeApi/ApiId', severity: 'error' }],
    },
    {
      name: 'rules without a mode, which is to look at mappings only',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com' }),
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: getAtt('Domain', 'DomainNameArn'),
          Actions: [{ InvokeApi: { ApiId: ref('Api') } }],
        }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties', message: 'without a routing mode', severity: 'warning' }],
    },
    {
      name: 'rules with mappings to both kinds',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: getAtt('Domain', 'DomainNameArn'),
          Actions: [{ InvokeApi: { ApiId: ref('Api') } }],
        }),
        A: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Api'), ApiMappingKey: 'a' }),
        B: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Http'), ApiMappingKey: 'b' }),
      }),
      findings: [{ logicalId: 'Domain', message: 'REST and to HTTP' }],
    },
    {
      name: 'rules that the mode leaves out',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', RoutingMode: 'API_MAPPING_ONLY' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Rule: resource('ApiGatewayV2::RoutingRule', {
          DomainNameArn: getAtt('Domain', 'DomainNameArn'),
          Actions: [{ InvokeApi: { ApiId: ref('Api') } }],
        }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/RoutingMode', message: 'routing rules', severity: 'warning' }],
    },
    {
      name: 'mappings that the mode leaves out',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', RoutingMode: 'ROUTING_RULE_ONLY' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        A: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Api'), ApiMappingKey: 'a' }),
      }),
      findings: [{ logicalId: 'Domain', message: 'mappings', severity: 'warning' }],
    },
  ],
});
