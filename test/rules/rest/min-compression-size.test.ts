import { minCompressionSize } from '../../../src/rules/rest/min-compression-size';
import { openapi, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(minCompressionSize, {
  valid: [
    { name: 'the limit itself', template: rest({}, { MinimumCompressionSize: 10485760 }) },
    { name: 'everything', template: rest({}, { MinimumCompressionSize: 0 }) },
    { name: 'only known at deployment', template: rest({}, { MinimumCompressionSize: unknown }) },
    { name: 'the limit itself in a body', template: openapi({}, { 'x-amazon-apigateway-minimum-compression-size': 10485760 }) },
  ],
  invalid: [
    {
      name: 'one byte over',
      template: rest({}, { MinimumCompressionSize: 10485761 }),
      findings: [{ logicalId: 'Api', path: 'Properties/MinimumCompressionSize', actual: 10485761, limit: 10485760, severity: 'error' }],
    },
    { name: 'less than nothing', template: rest({}, { MinimumCompressionSize: -1 }), findings: [{ logicalId: 'Api', actual: -1 }] },
    {
      name: 'one over in a body',
      template: openapi({}, { 'x-amazon-apigateway-minimum-compression-size': 10485761 }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/x-amazon-apigateway-minimum-compression-size' }],
    },
  ],
});
