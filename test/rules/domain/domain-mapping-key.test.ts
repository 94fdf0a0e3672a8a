import { domainMappingKey } from '../../../src/rules/domain/domain-mapping-key';
import { part, ref, resource, rest, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(domainMappingKey, {
  valid: [
    {
      name: 'the longest key',
      template: template({ Map: resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: ref('Domain'), ApiMappingKey: 'a'.repeat(300) }) }),
    },
    {
      name: 'two levels',
      template: template({
        Domain: resource('ApiGatewayV2::DomainName', { DomainNameConfigurations: [{ EndpointType: 'REGIONAL' }] }),
        Map: resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: ref('Domain'), ApiMappingKey: 'orders/v1' }),
      }),
    },
    { name: 'no key', template: rest({ Map: part('BasePathMapping', { DomainName: 'example.com' }) }) },
    {
      name: 'only known at deployment',
      template: template({ Map: resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: ref('Domain'), ApiMappingKey: unknown }) }),
    },
    {
      name: 'the same key on two domains',
      template: rest({ A: part('BasePathMapping', { DomainName: 'a.com' }), B: part('BasePathMapping', { DomainName: 'b.com' }) }),
    },
  ],
  invalid: [
    {
      name: 'two slashes in a row',
      template: template({ Map: resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: ref('Domain'), ApiMappingKey: 'a//b' }) }),
      findings: [{ logicalId: 'Map', actual: 'a//b' }],
    },
    {
      name: 'one character over',
      template: template({ Map: resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: ref('Domain'), ApiMappingKey: 'a'.repeat(301) }) }),
      findings: [{ logicalId: 'Map', path: 'Properties/ApiMappingKey', actual: 301, limit: 300, severity: 'error' }],
    },
    {
      name: 'a character that is not allowed',
      template: rest({ Map: part('BasePathMapping', { DomainName: 'example.com', BasePath: 'a b' }) }),
      findings: [{ logicalId: 'Map', path: 'Properties/BasePath', actual: 'a b' }],
    },
    {
      name: 'a slash at the start',
      template: template({ Map: resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: ref('Domain'), ApiMappingKey: '/a' }) }),
      findings: [{ logicalId: 'Map' }],
    },
    {
      name: 'two levels in an old mapping',
      template: rest({ Map: part('BasePathMapping', { DomainName: 'example.com', BasePath: 'orders/v1' }) }),
      findings: [{ logicalId: 'Map', message: 'AWS::ApiGatewayV2::ApiMapping' }],
    },
    {
      name: 'two levels on an edge-optimized domain',
      template: template({
        Domain: resource('ApiGateway::DomainName', {}),
        Map: resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: ref('Domain'), ApiMappingKey: 'orders/v1' }),
      }),
      findings: [{ logicalId: 'Map', message: 'edge-optimized' }],
    },
    {
      name: 'two levels on a domain with TLS 1.0',
      template: template({
        Domain: resource('ApiGatewayV2::DomainName', { DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_0' }] }),
        Map: resource('ApiGatewayV2::ApiMapping', { ApiId: 'abc', DomainName: ref('Domain'), ApiMappingKey: 'orders/v1' }),
      }),
      findings: [{ logicalId: 'Map', message: 'TLS_1_0' }],
    },
    {
      name: 'the same key twice',
      template: rest({
        A: part('BasePathMapping', { DomainName: 'a.com', BasePath: 'v1' }),
        B: part('BasePathMapping', { DomainName: 'a.com', BasePath: 'v1' }),
      }),
      findings: [{ logicalId: 'B', message: 'A has it already' }],
    },
  ],
});
