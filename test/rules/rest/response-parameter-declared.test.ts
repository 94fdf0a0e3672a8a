import { responseParameterDeclared } from '../../../src/rules/rest/response-parameter-declared';
import { integration, openapi, operation, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(responseParameterDeclared, {
  valid: [
    {
      name: 'a declared header',
      template: rest({
        Get: integration(
          { IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.A': "'a'" } }] },
          { MethodResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.A': false } }] },
        ),
      }),
    },
    {
      name: 'headers only known at deployment',
      template: rest({
        Get: integration(
          { IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.A': "'a'" } }] },
          { MethodResponses: [{ StatusCode: '200', ResponseParameters: unknown }] },
        ),
      }),
    },
    {
      name: 'a declared header in a body',
      template: openapi(operation(
        { responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.A': "'a'" } } } },
        { responses: { 200: { headers: { A: { schema: { type: 'string' } } } } } },
      )),
    },
  ],
  invalid: [
    {
      name: 'a header that is not declared',
      template: rest({
        Get: integration(
          { IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.A': "'a'" } }] },
          { MethodResponses: [{ StatusCode: '200' }] },
        ),
      }),
      findings: [
        { logicalId: 'Get', path: 'Properties/Integration/IntegrationResponses/0/ResponseParameters/method.response.header.A', severity: 'error' },
      ],
    },
    {
      name: 'a target that is none',
      template: rest({
        Get: integration(
          { IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { 'header.A': "'a'" } }] },
          { MethodResponses: [{ StatusCode: '200' }] },
        ),
      }),
      findings: [{ logicalId: 'Get', actual: 'header.A' }],
    },
    {
      name: 'a header that is not declared in a body',
      template: openapi(operation(
        { responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.A': "'a'" } } } },
        { responses: { 200: { } } },
      )),
      findings: [{ logicalId: 'Api', path: '…/responseParameters/method.response.header.A' }],
    },
  ],
});
