import { v2ApiProtocol } from '../../../src/rules/v2/v2-api-protocol';
import { resource, template, unknown, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(v2ApiProtocol, {
  valid: [
    { name: 'WebSocket', template: webSocket() },
    { name: 'a body, which is an HTTP API', template: template({ Api: resource('ApiGatewayV2::Api', { Body: { openapi: '3.0.1' } }) }) },
    { name: 'only known at deployment', template: template({ Api: resource('ApiGatewayV2::Api', { ProtocolType: unknown }) }) },
  ],
  invalid: [
    {
      name: 'an unknown protocol',
      template: template({ Api: resource('ApiGatewayV2::Api', { ProtocolType: 'GRPC' }) }),
      findings: [{ logicalId: 'Api', path: 'Properties/ProtocolType', actual: 'GRPC', severity: 'error' }],
    },
    { name: 'none', template: template({ Api: resource('ApiGatewayV2::Api', { Name: 'a' }) }), findings: [{ logicalId: 'Api', message: 'neither' }] },
    {
      name: 'a body of a WebSocket API',
      template: webSocket({}, { Body: { openapi: '3.0.1' } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body' }],
    },
    {
      name: 'quick create of a WebSocket API',
      template: webSocket({}, { Target: 'https://example.com' }),
      findings: [{ logicalId: 'Api', path: 'Properties/Target', severity: 'error' }],
    },
  ],
});
