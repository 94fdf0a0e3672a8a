import { gatewayResponseType } from '../../../src/rules/rest/gateway-response-type';
import { openapi, part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(gatewayResponseType, {
  valid: [
    {
      name: 'a response with a status and a header',
      template: rest({
        Response: part('GatewayResponse', {
          ResponseType: 'ACCESS_DENIED',
          StatusCode: '599',
          ResponseParameters: { 'gatewayresponse.header.A': "'a'" },
        }),
      }),
    },
    { name: 'only known at deployment', template: rest({ Response: part('GatewayResponse', { ResponseType: unknown, StatusCode: unknown }) }) },
    { name: 'a response in a body', template: openapi({}, { 'x-amazon-apigateway-gateway-responses': { UNAUTHORIZED: { statusCode: 401 } } }) },
    {
      name: 'values of every kind',
      template: rest({
        Response: part('GatewayResponse', {
          ResponseType: 'DEFAULT_4XX',
          ResponseParameters: {
            'gatewayresponse.header.A': "'*'", 'gatewayresponse.header.B': 'method.request.header.B', 'gatewayresponse.header.C': 'context.requestId', 'gatewayresponse.header.D': unknown,
          },
        }),
      }),
    },
  ],
  invalid: [
    {
      name: 'an unknown type',
      template: rest({ Response: part('GatewayResponse', { ResponseType: 'NOT_FOUND' }) }),
      findings: [{ logicalId: 'Response', path: 'Properties/ResponseType', actual: 'NOT_FOUND', severity: 'error' }],
    },
    {
      name: 'a status that is none',
      template: rest({ Response: part('GatewayResponse', { ResponseType: 'THROTTLED', StatusCode: '600' }) }),
      findings: [{ logicalId: 'Response', path: 'Properties/StatusCode', actual: '600' }],
    },
    {
      name: 'a type that has no effect',
      template: rest({ Response: part('GatewayResponse', { ResponseType: 'REQUEST_TOO_LARGE' }) }),
      findings: [{ logicalId: 'Response', severity: 'warning' }],
    },
    {
      name: 'a parameter that is none',
      template: rest({ Response: part('GatewayResponse', { ResponseType: 'THROTTLED', ResponseParameters: { 'header.A': "'a'" } }) }),
      findings: [{ logicalId: 'Response', actual: 'header.A' }],
    },
    {
      name: 'the same type twice',
      template: rest({ A: part('GatewayResponse', { ResponseType: 'THROTTLED' }), B: part('GatewayResponse', { ResponseType: 'THROTTLED' }) }),
      findings: [{ logicalId: 'B', message: 'A has it already' }],
    },
    {
      name: 'an unknown type in a body',
      template: openapi({}, { 'x-amazon-apigateway-gateway-responses': { NOT_FOUND: {} } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/x-amazon-apigateway-gateway-responses/NOT_FOUND' }],
    },
    {
      name: 'a constant without quotes',
      template: rest({ Response: part('GatewayResponse', { ResponseType: 'DEFAULT_4XX', ResponseParameters: { 'gatewayresponse.header.A': '*' } }) }),
      findings: [{ logicalId: 'Response', path: 'Properties/ResponseParameters/gatewayresponse.header.A', message: 'in single quotes, got "*"' }],
    },
  ],
});
