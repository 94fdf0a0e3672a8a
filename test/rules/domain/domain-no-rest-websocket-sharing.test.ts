import { domainNoRestWebsocketSharing } from '../../../src/rules/domain/domain-no-rest-websocket-sharing';
import { part, ref, resource, rest } from '../templates';
import { testRule } from '../test-rule';

const mapping = (api: string, domain: unknown = ref('Domain')) => resource('ApiGatewayV2::ApiMapping', { ApiId: ref(api), DomainName: domain, ApiMappingKey: api, Stage: 'prod' });

testRule(domainNoRestWebsocketSharing, {
  valid: [
    {
      name: 'REST and HTTP',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com' }),
        Ws: resource('ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.a' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        A: mapping('Api'),
        B: mapping('Http'),
      }),
    },
    {
      name: 'two domains',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com' }),
        Ws: resource('ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.a' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        A: mapping('Api'),
        B: mapping('Ws', 'other.com'),
      }),
    },
    {
      name: 'APIs only known at deployment',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com' }),
        Ws: resource('ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.a' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        A: mapping('Parameter'),
        B: mapping('Ws'),
      }),
    },
  ],
  invalid: [
    {
      name: 'REST and WebSocket',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com' }),
        Ws: resource('ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.a' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        A: mapping('Api'),
        B: mapping('Ws'),
      }),
      findings: [{ logicalId: 'B', path: 'Properties/DomainName', severity: 'error' }],
    },
    {
      name: 'WebSocket and HTTP, the domain by its name',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com' }),
        Ws: resource('ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.a' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        A: mapping('Ws', 'example.com'),
        B: mapping('Http'),
      }),
      findings: [{ logicalId: 'B' }],
    },
    {
      name: 'WebSocket and a REST API through an old mapping',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com' }),
        Ws: resource('ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.a' }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        A: mapping('Ws'),
        B: part('BasePathMapping', { DomainName: ref('Domain') }),
      }),
      findings: [{ logicalId: 'A' }],
    },
  ],
});
