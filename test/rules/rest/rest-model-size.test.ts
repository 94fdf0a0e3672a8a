import { restModelSize } from '../../../src/rules/rest/rest-model-size';
import { openapi, part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restModelSize, {
  valid: [
    { name: 'the limit itself', template: rest({ Model: part('Model', { Schema: { title: 'x'.repeat(409600 - 12) } }) }) },
    { name: 'only known at deployment', template: rest({ Model: part('Model', { Schema: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one byte over',
      template: rest({ Model: part('Model', { Schema: { title: 'x'.repeat(409601 - 12) } }) }),
      findings: [{ logicalId: 'Model', path: 'Properties/Schema', actual: 409601, limit: 409600, severity: 'error' }],
    },
    {
      name: 'over together, which AWS documents both ways',
      template: rest({
        A: part('Model', { Schema: { title: 'x'.repeat(300000 - 12) } }),
        B: part('Model', { Schema: { title: 'x'.repeat(300000 - 12) } }),
      }),
      findings: [{ logicalId: 'Api', actual: 600000, severity: 'warning' }],
    },
    {
      name: 'one byte over in a body',
      template: openapi({}, { components: { schemas: { Big: { title: 'x'.repeat(409601 - 12) } } } }),
      findings: [{ logicalId: 'Api', actual: 409601 }],
    },
  ],
});
