import { metricDimensionLength } from '../../../src/rules/rest/metric-dimension-length';
import { openapi, resource, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(metricDimensionLength, {
  valid: [
    { name: 'the limit itself', template: rest({}, { Name: 'x'.repeat(255) }) },
    { name: 'only known at deployment', template: rest({ Second: resource('ApiGateway::RestApi', { Name: unknown }) }, { Name: unknown }) },
    { name: 'the same name in another stack', templates: [rest(), rest()] },
  ],
  invalid: [
    {
      name: 'one over',
      template: rest({}, { Name: 'x'.repeat(256) }),
      findings: [{ logicalId: 'Api', path: 'Properties/Name', actual: 256, limit: 255, severity: 'warning' }],
    },
    { name: 'a long path in a body', template: openapi({ ['/' + 'a'.repeat(255)]: {} }), findings: [{ logicalId: 'Api', actual: 256 }] },
    { name: 'other characters than ASCII', template: rest({}, { Name: 'bücher' }), findings: [{ logicalId: 'Api', actual: 'bücher' }] },
    {
      name: 'the same name twice',
      template: rest({ Second: resource('ApiGateway::RestApi', { Name: 'api' }) }),
      findings: [{ logicalId: 'Second', message: 'that of Api too' }],
    },
  ],
});
