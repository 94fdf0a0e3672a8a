import { statusCodeFormat } from '../../../src/rules/rest/status-code-format';
import { integration, method, openapi, operation, part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(statusCodeFormat, {
  valid: [
    {
      name: 'method responses only known at deployment',
      template: rest({ Get: integration({ IntegrationResponses: [{ StatusCode: '200' }] }, { MethodResponses: unknown }) }),
    },
    {
      name: 'a second response only known at deployment',
      template: rest({ Get: integration({ IntegrationResponses: [{ StatusCode: '200' }, unknown] }, { MethodResponses: [{ StatusCode: '200' }] }) }),
    },
    {
      name: 'patterns as Java writes them',
      template: openapi(operation({ responses: { '(?s).*a++.*': { statusCode: '200' }, '\\Q(\\E': { statusCode: '200' } } }, { responses: { 200: {} } })),
    },
    {
      name: 'a declared status',
      template: rest({ Get: integration({ IntegrationResponses: [{ StatusCode: '200' }] }, { MethodResponses: [{ StatusCode: '200' }] }) }),
    },
    {
      name: 'only known at deployment',
      template: rest({ Get: integration({ IntegrationResponses: [{ StatusCode: unknown }] }, { MethodResponses: [{ StatusCode: unknown }] }) }),
    },
    {
      name: 'a proxy, whose responses are passed on',
      template: rest({ Get: integration({ Type: 'AWS_PROXY', IntegrationResponses: [{ StatusCode: '200' }] }) }),
    },
    {
      name: 'a range in a body',
      template: openapi(operation({ responses: { default: { statusCode: '200' } } }, { responses: { '200': {}, '5XX': {}, 'default': {} } })),
    },
    { name: 'documentation of every status', template: rest({ Part: part('DocumentationPart', { Location: { Type: 'RESPONSE', StatusCode: '*' } }) }) },
    { name: 'documentation of a status only known at deployment', template: rest({ Part: part('DocumentationPart', { Location: { Type: 'RESPONSE', StatusCode: unknown } }) }) },
  ],
  invalid: [
    {
      name: 'a selection pattern that is no regular expression',
      template: rest({
        Get: integration({ IntegrationResponses: [{ StatusCode: '200', SelectionPattern: '(4..' }] }, { MethodResponses: [{ StatusCode: '200' }] }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/IntegrationResponses/0/SelectionPattern', actual: '(4..', severity: 'error' }],
    },
    {
      name: 'a status that is none',
      template: rest({ Get: method({ MethodResponses: [{ StatusCode: '600' }] }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/MethodResponses/0/StatusCode', actual: '600', severity: 'error' }],
    },
    {
      name: 'a status that the method does not declare',
      template: rest({ Get: integration({ IntegrationResponses: [{ StatusCode: '500' }] }, { MethodResponses: [{ StatusCode: '200' }] }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/IntegrationResponses/0/StatusCode', actual: '500', severity: 'warning' }],
    },
    {
      name: 'the same with a header, which AWS refuses',
      template: rest({
        Get: integration(
          { IntegrationResponses: [{ StatusCode: '500', ResponseParameters: { 'method.response.header.A': "'a'" } }] },
          { MethodResponses: [{ StatusCode: '200' }] },
        ),
      }),
      findings: [{ logicalId: 'Get', severity: 'error' }],
    },
    {
      name: 'two defaults',
      template: rest({
        Get: integration(
          { IntegrationResponses: [{ StatusCode: '200' }, { StatusCode: '201' }] },
          { MethodResponses: [{ StatusCode: '200' }, { StatusCode: '201' }] },
        ),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/IntegrationResponses/1', severity: 'warning' }],
    },
    {
      name: 'a status that the operation does not declare',
      template: openapi(operation({ responses: { default: { statusCode: '500' } } }, { responses: { 200: {} } })),
      findings: [{ logicalId: 'Api', path: '…/x-amazon-apigateway-integration/responses/default/statusCode' }],
    },
    {
      name: 'documentation of a status that is none',
      template: rest({ Part: part('DocumentationPart', { Location: { Type: 'RESPONSE', StatusCode: '600' } }) }),
      findings: [{ logicalId: 'Part', path: 'Properties/Location/StatusCode', actual: '600' }],
    },
  ],
});
