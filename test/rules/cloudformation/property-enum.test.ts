import { propertyEnum } from '../../../src/rules/cloudformation/property-enum';
import { integration, method, openapi, operation, rest, serverless, unknown } from '../templates';
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
  ],
});
