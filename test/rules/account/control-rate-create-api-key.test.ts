import { controlRateCreateApiKey } from '../../../src/rules/account/control-rate-create-api-key';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(controlRateCreateApiKey, {
  valid: [
    { name: 'a minute of calls', template: template(repeat(300, 'Thing', () => resource('ApiGateway::ApiKey'))) },
    { name: 'more, in two stacks', templates: [template(repeat(300, 'Thing', () => resource('ApiGateway::ApiKey'))), template(repeat(300, 'Thing', () => resource('ApiGateway::ApiKey')))] },
  ],
  invalid: [
    { name: 'more than a minute', template: template(repeat(301, 'Thing', () => resource('ApiGateway::ApiKey'))), findings: [{ logicalId: 'Thing301', actual: 301, severity: 'warning' }] },
  ],
});
