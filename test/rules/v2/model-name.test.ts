import { modelName } from '../../../src/rules/v2/model-name';
import { openapi, part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(modelName, {
  valid: [
    { name: 'letters and digits', template: rest({ Model: part('Model', { Name: 'Order2' }) }) },
    { name: 'no name', template: rest({ Model: part('Model') }) },
    { name: 'only known at deployment', template: rest({ Model: part('Model', { Name: unknown }) }) },
    { name: 'the longest of a WebSocket API', template: webSocket({ Model: v2('Model', { Name: 'm'.repeat(128) }) }) },
    { name: 'letters in a body', template: openapi({}, { components: { schemas: { Order: {} } } }) },
  ],
  invalid: [
    {
      name: 'a hyphen',
      template: rest({ Model: part('Model', { Name: 'my-model' }) }),
      findings: [{ logicalId: 'Model', path: 'Properties/Name', actual: 'my-model', severity: 'error' }],
    },
    { name: 'a hyphen in a WebSocket API', template: webSocket({ Model: v2('Model', { Name: 'my-model' }) }), findings: [{ logicalId: 'Model' }] },
    {
      name: 'one character over',
      template: webSocket({ Model: v2('Model', { Name: 'm'.repeat(129) }) }),
      findings: [{ logicalId: 'Model', actual: 129, limit: 128 }],
    },
    {
      name: 'a hyphen in a body',
      template: openapi({}, { components: { schemas: { 'my-model': {} } } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/components/schemas/my-model', severity: 'warning' }],
    },
  ],
});
