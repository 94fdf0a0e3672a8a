import { accountApiKeys } from '../../../src/rules/account/account-api-keys';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(accountApiKeys, {
  valid: [
    { name: 'the quota itself', template: template(repeat(10000, 'Thing', () => resource('ApiGateway::ApiKey'))) },
    { name: 'the quota of 2019', edition: '2019-02', template: template(repeat(500, 'Thing', () => resource('ApiGateway::ApiKey'))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(10001, 'Thing', () => resource('ApiGateway::ApiKey'))), findings: [{ logicalId: 'Thing10001', actual: 10001, limit: 10000, severity: 'error' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(10000, 'Thing', () => resource('ApiGateway::ApiKey'))), template(repeat(1, 'Thing', () => resource('ApiGateway::ApiKey')))],
      findings: [{ logicalId: 'Thing1', actual: 10001, limit: 10000, severity: 'warning' }],
    },
    { name: 'one over the quota of 2019', edition: '2019-02', template: template(repeat(501, 'Thing', () => resource('ApiGateway::ApiKey'))), findings: [{ logicalId: 'Thing501', limit: 500 }] },
  ],
});
