import { apiDefinitionSize } from '../../../src/rules/rest/api-definition-size';
import { openapi, resource, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(apiDefinitionSize, {
  valid: [
    { name: 'the limit itself', template: openapi({ '/': { get: { description: 'x'.repeat(6291456 - 97) } } }) },
    { name: 'only known at deployment', template: rest({ Other: resource('SNS::Topic', { DisplayName: 'x'.repeat(6291457) }) }, { Body: unknown }) },
  ],
  invalid: [
    {
      name: 'over',
      template: openapi({ '/': { get: { description: 'x'.repeat(6291456) } } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body', limit: 6291456, severity: 'error' }],
    },
  ],
});
