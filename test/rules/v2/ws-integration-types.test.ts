import { wsIntegrationTypes } from '../../../src/rules/v2/ws-integration-types';
import { http, LAMBDA_URI, resource, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsIntegrationTypes, {
  valid: [
    {
      name: 'a payload format version as a number, which has no fraction any more',
      template: http({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: 2.0 }) }),
    },
    {
      name: 'a mock of a WebSocket API',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'MOCK', RequestTemplates: { 200: '{}' }, PassthroughBehavior: 'NEVER' }) }),
    },
    {
      name: 'Lambda of an HTTP API',
      template: http({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: LAMBDA_URI, PayloadFormatVersion: '2.0' }) }),
    },
    {
      name: 'a service of an HTTP API, which needs no format',
      template: http({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationSubtype: 'SQS-SendMessage' }) }),
    },
    {
      name: 'only known at deployment',
      template: http({ I: v2('Integration', { IntegrationType: unknown, ConnectionType: unknown, PayloadFormatVersion: unknown }) }),
    },
    {
      name: 'an API elsewhere, whose kind nothing tells',
      template: template({ I: v2('Integration', { ApiId: unknown, IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: 'a' }) }),
    },
    {
      name: 'a protocol only known at deployment',
      template: http({ I: v2('Integration', { IntegrationType: 'MOCK' }) }, { ProtocolType: unknown }),
    },
    { name: 'the only format of a WebSocket API', template: webSocket({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '1.0' }) }) },
    { name: 'a format of a WebSocket API only known at deployment', template: webSocket({ I: v2('Integration', { PayloadFormatVersion: unknown }) }) },
    {
      name: 'an event of SAM, which has a format by itself',
      template: template({ Function: resource('Serverless::Function', { Events: { Get: { Type: 'HttpApi', Properties: { Path: '/a', Method: 'get' } } } }) }),
    },
    { name: 'a protocol that does not exist, so that nothing is known', template: http({ I: v2('Integration', { IntegrationType: 'MOCK' }) }, { ProtocolType: 'GRPC' }) },
  ],
  invalid: [
    {
      name: 'a mock of an HTTP API',
      template: http({ I: v2('Integration', { IntegrationType: 'MOCK' }) }),
      findings: [{ logicalId: 'I', path: 'Properties/IntegrationType', actual: 'MOCK', severity: 'error' }],
    },
    {
      name: 'a type that does not exist',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'LAMBDA' }) }),
      findings: [{ logicalId: 'I', actual: 'LAMBDA' }],
    },
    {
      name: 'a VPC link of a WebSocket API',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'HTTP', ConnectionType: 'VPC_LINK' }) }),
      findings: [{ logicalId: 'I', path: 'Properties/ConnectionType' }],
    },
    {
      name: 'templates of an HTTP API',
      template: http({ I: v2('Integration', { IntegrationType: 'HTTP_PROXY', RequestTemplates: { a: '{}' } }) }),
      findings: [{ logicalId: 'I', path: 'Properties/RequestTemplates' }],
    },
    {
      name: 'a passthrough behaviour of an HTTP API, which AWS leaves out',
      template: http({ I: v2('Integration', { IntegrationType: 'HTTP_PROXY', PassthroughBehavior: 'WHEN_NO_MATCH' }) }),
      findings: [{ logicalId: 'I', path: 'Properties/PassthroughBehavior', severity: 'warning' }],
    },
    {
      name: 'Lambda of an HTTP API without a format',
      template: http({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: LAMBDA_URI }) }),
      findings: [{ logicalId: 'I', message: 'payload format version' }],
    },
    {
      name: 'a format that does not exist',
      template: http({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '3.0' }) }),
      findings: [{ logicalId: 'I', actual: '3.0' }],
    },
    {
      name: 'Lambda with GET',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationMethod: 'GET', IntegrationUri: LAMBDA_URI }) }),
      findings: [{ logicalId: 'I', path: 'Properties/IntegrationMethod', actual: 'GET', severity: 'error' }],
    },
    {
      name: 'a format that only HTTP APIs have',
      template: webSocket({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' }) }),
      findings: [{ logicalId: 'I', path: 'Properties/PayloadFormatVersion', actual: '2.0', severity: 'warning' }],
    },
    {
      name: 'the format of functions with a URL',
      template: http({ I: v2('Integration', { IntegrationType: 'HTTP_PROXY', PayloadFormatVersion: '2.0' }) }),
      findings: [{ logicalId: 'I', path: 'Properties/PayloadFormatVersion', message: 'with HTTP must be 1.0', severity: 'error' }],
    },
    {
      name: 'the format of functions with a service',
      template: http({ I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationSubtype: 'SQS-SendMessage', PayloadFormatVersion: '2.0' }) }),
      findings: [{ logicalId: 'I', path: 'Properties/PayloadFormatVersion', message: 'with an AWS service must be 1.0', severity: 'error' }],
    },
    {
      name: 'a format that does not exist in an event of SAM',
      template: template({
        Function: resource('Serverless::Function', { Events: { Get: { Type: 'HttpApi', Properties: { Path: '/a', Method: 'get', PayloadFormatVersion: '3.0' } } } }),
      }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/Get/Properties/PayloadFormatVersion', actual: '3.0' }],
    },
  ],
});
