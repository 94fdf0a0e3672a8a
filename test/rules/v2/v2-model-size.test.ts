import { v2ModelSize } from '../../../src/rules/v2/v2-model-size';
import { unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(v2ModelSize, {
  valid: [
    { name: 'the limit itself', template: webSocket({ Model: v2('Model', { Name: 'm', Schema: { title: 'x'.repeat(32768 - 12) } }) }) },
    { name: 'only known at deployment', template: webSocket({ Model: v2('Model', { Name: 'm', Schema: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one over',
      template: webSocket({ Model: v2('Model', { Name: 'm', Schema: { title: 'x'.repeat(32769 - 12) } }) }),
      findings: [{ logicalId: 'Model', path: 'Properties/Schema', actual: 32769, limit: 32768, severity: 'warning' }],
    },
  ],
});
