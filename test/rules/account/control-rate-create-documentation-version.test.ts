import { controlRateCreateDocumentationVersion } from '../../../src/rules/account/control-rate-create-documentation-version';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(controlRateCreateDocumentationVersion, {
  valid: [
    { name: 'a minute of calls', template: template(repeat(3, 'Thing', () => resource('ApiGateway::DocumentationVersion', { RestApiId: 'api' }))) },
    { name: 'more, in two stacks', templates: [template(repeat(3, 'Thing', () => resource('ApiGateway::DocumentationVersion', { RestApiId: 'api' }))), template(repeat(3, 'Thing', () => resource('ApiGateway::DocumentationVersion', { RestApiId: 'api' })))] },
  ],
  invalid: [
    { name: 'more than a minute', template: template(repeat(4, 'Thing', () => resource('ApiGateway::DocumentationVersion', { RestApiId: 'api' }))), findings: [{ logicalId: 'Thing4', actual: 4, severity: 'warning' }] },
  ],
});
