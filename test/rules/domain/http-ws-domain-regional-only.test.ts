import { httpWsDomainRegionalOnly } from '../../../src/rules/domain/http-ws-domain-regional-only';
import { ref, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(httpWsDomainRegionalOnly, {
  valid: [
    {
      name: 'a Regional domain',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', EndpointConfiguration: { Types: ['REGIONAL'] } }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Map: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Http') }),
      }),
    },
    {
      name: 'a type only known at deployment',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', EndpointConfiguration: { Types: [unknown] } }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Map: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Http') }),
      }),
    },
    {
      name: 'an API only known at deployment',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Map: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Parameter') }),
      }),
    },
  ],
  invalid: [
    {
      name: 'an edge-optimized domain of an HTTP API',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Map: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Http') }),
      }),
      findings: [{ logicalId: 'Map', path: 'Properties/DomainName', message: 'HTTP', severity: 'error' }],
    },
    {
      name: 'an edge-optimized domain of a WebSocket API',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }),
        Map: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Http') }),
      }),
      findings: [{ logicalId: 'Map', message: 'WebSocket' }],
    },
  ],
});
