import { restDocumentationParts } from '../../../src/rules/rest/rest-documentation-parts';
import { openapi, part, repeat, rest, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restDocumentationParts, {
  valid: [
    { name: 'the limit itself', template: rest(repeat(2000, 'Thing', () => part('DocumentationPart', { Location: { Type: 'API' }, Properties: '{}' }))) },
    { name: 'more, where the account has more', quotas: { 'rest-documentation-parts': 2001 }, template: rest(repeat(2001, 'Thing', () => part('DocumentationPart', { Location: { Type: 'API' }, Properties: '{}' }))) },
  ],
  invalid: [
    { name: 'one over', template: rest(repeat(2001, 'Thing', () => part('DocumentationPart', { Location: { Type: 'API' }, Properties: '{}' }))), findings: [{ logicalId: 'Api', actual: 2001, limit: 2000, severity: 'warning' }] },
    {
      name: 'one over for an API that is not in the template',
      template: template(repeat(2001, 'Thing', () => part('DocumentationPart', { ...{ Location: { Type: 'API' }, Properties: '{}' }, RestApiId: unknown }))),
      findings: [{ logicalId: 'Thing2001', actual: 2001 }],
    },
    {
      name: 'one over in an OpenAPI body',
      template: openapi({ '/': {} }, { 'x-amazon-apigateway-documentation': { documentationParts: Array.from({ length: 2001 }, () => ({ location: { type: 'API' }, properties: {} })) } }),
      findings: [{ logicalId: 'Api', actual: 2001 }],
    },
  ],
});
