import { requestValidator } from '../../../src/rules/rest/request-validator';
import { method, openapi, operation, part, ref, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(requestValidator, {
  valid: [
    {
      name: 'bodies against a model',
      template: rest({
        Validator: part('RequestValidator', { ValidateRequestBody: true }),
        Get: method({ RequestValidatorId: ref('Validator'), RequestModels: { 'application/json': 'Order' } }),
      }),
    },
    {
      name: 'parameters',
      template: rest({
        Validator: part('RequestValidator', { ValidateRequestParameters: true }),
        Get: method({ RequestValidatorId: ref('Validator') }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Validator: part('RequestValidator', { ValidateRequestBody: unknown }),
        Get: method({ RequestValidatorId: ref('Validator') }),
      }),
    },
    { name: 'validators of a body that are only known at deployment', template: openapi(operation({}, { 'x-amazon-apigateway-request-validator': 'all' }), { 'x-amazon-apigateway-request-validators': unknown }) },
  ],
  invalid: [
    {
      name: 'a validator that checks nothing',
      template: rest({ Validator: part('RequestValidator', { ValidateRequestBody: false }), Get: method({ RequestValidatorId: ref('Validator') }) }),
      findings: [{ logicalId: 'Validator', severity: 'warning' }],
    },
    {
      name: 'bodies against no model',
      template: rest({ Validator: part('RequestValidator', { ValidateRequestBody: true }), Get: method({ RequestValidatorId: ref('Validator') }) }),
      findings: [{ logicalId: 'Validator', path: 'Properties/ValidateRequestBody' }],
    },
    {
      name: 'a validator that checks nothing in a body',
      template: openapi({}, { 'x-amazon-apigateway-request-validators': { none: { validateRequestBody: false, validateRequestParameters: false } } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/x-amazon-apigateway-request-validators/none' }],
    },
    {
      name: 'a validator that the body does not define',
      template: openapi(operation({}, { 'x-amazon-apigateway-request-validator': 'all' })),
      findings: [{ logicalId: 'Api', path: '…/get/x-amazon-apigateway-request-validator', actual: 'all' }],
    },
  ],
});
