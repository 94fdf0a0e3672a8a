import { restResourcePolicySize } from '../../../src/rules/rest/rest-resource-policy-size';
import { openapi, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restResourcePolicySize, {
  valid: [
    { name: 'the limit itself', template: rest({}, { Policy: { Sid: 'x'.repeat(8192 - 10) } }) },
    { name: 'only known at deployment', template: rest({}, { Policy: unknown }) },
    { name: 'unknown parts, which count nothing', template: rest({}, { Policy: { Sid: 'x'.repeat(8192 - 30), Id: unknown } }) },
  ],
  invalid: [
    {
      name: 'one byte over',
      template: rest({}, { Policy: { Sid: 'x'.repeat(8192 - 9) } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Policy', actual: 8193, limit: 8192, severity: 'warning' }],
    },
    {
      name: 'one over the limit of 2019',
      edition: '2019-02',
      template: rest({}, { Policy: { Sid: 'x'.repeat(8092 - 9) } }),
      findings: [{ logicalId: 'Api', limit: 8092 }],
    },
    {
      name: 'one over in an OpenAPI body',
      template: openapi({}, { 'x-amazon-apigateway-policy': { Sid: 'x'.repeat(8192 - 9) } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/x-amazon-apigateway-policy' }],
    },
  ],
});
