import { propertyEnum } from '../../../src/rules/cloudformation/property-enum';
import { http, integration, method, openapi, operation, resource, rest, serverless, unknown, v2 } from '../templates';
import { testRule } from '../test-rule';

testRule(propertyEnum, {
  valid: [
    { name: 'lower case in a body', template: openapi(operation({ type: 'mock', passthroughBehavior: 'never' })) },
    { name: 'a method in lower case', template: rest({ Get: method({ HttpMethod: 'get' }) }) },
    {
      name: 'known values',
      template: rest({ Get: integration({ PassthroughBehavior: 'NEVER', ContentHandling: 'CONVERT_TO_TEXT' }) }, { Mode: 'merge' }),
    },
    { name: 'only known at deployment', template: rest({ Get: integration({ Type: unknown }) }) },
    { name: 'methods of events', template: serverless({ A: { Path: '/a', Method: 'get' }, B: { Path: '/a', Method: 'ANY' }, C: { Path: '/b', Method: unknown } }) },
    { name: 'the credentials of the caller', template: http({ I: v2('Integration', { CredentialsArn: 'arn:aws:iam::*:user/*' }) }) },
    { name: 'credentials only known at deployment', template: http({ I: v2('Integration', { CredentialsArn: unknown }) }) },
  ],
  invalid: [
    { name: 'a method that HTTP does not have here', template: rest({ Get: method({ HttpMethod: 'TRACE' }) }), findings: [{ logicalId: 'Get' }] },
    {
      name: 'an unknown value in a body',
      template: openapi(operation({ passthroughBehavior: 'always' })),
      findings: [{ logicalId: 'Api', path: '…/x-amazon-apigateway-integration/passthroughBehavior', actual: 'ALWAYS' }],
    },
    {
      name: 'an unknown integration type',
      template: rest({ Get: integration({ Type: 'LAMBDA' }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/Type', actual: 'LAMBDA', severity: 'error' }],
    },
    { name: 'another case', template: rest({}, { Mode: 'Overwrite' }), findings: [{ logicalId: 'Api', path: 'Properties/Mode' }] },
    {
      name: 'an unknown value in a list',
      template: rest({ Get: integration({ IntegrationResponses: [{ ContentHandling: 'TEXT' }] }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/IntegrationResponses/0/ContentHandling' }],
    },
    {
      name: 'a method of an event',
      template: serverless({ A: { Path: '/a', Method: 'fetch' } }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/A/Properties/Method', actual: 'FETCH' }],
    },
    {
      name: 'an endpoint type that does not exist',
      template: rest({ Domain: resource('ApiGateway::DomainName', { EndpointConfiguration: { Types: ['GLOBAL'] } }) }),
      findings: [{ logicalId: 'Domain', path: 'Properties/EndpointConfiguration/Types/0', actual: 'GLOBAL' }],
    },
    {
      name: 'an address type of SAM that does not exist',
      template: rest({ Chat: resource('Serverless::WebSocketApi', { IpAddressType: 'ipv6' }) }),
      findings: [{ logicalId: 'Chat', path: 'Properties/IpAddressType', actual: 'ipv6' }],
    },
    {
      name: 'credentials that are no ARN',
      template: http({ I: v2('Integration', { CredentialsArn: 'my-role' }) }),
      findings: [{ logicalId: 'I', path: 'Properties/CredentialsArn', actual: 'my-role' }],
    },
  ],
});
