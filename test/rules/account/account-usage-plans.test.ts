import { accountUsagePlans } from '../../../src/rules/account/account-usage-plans';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(accountUsagePlans, {
  valid: [
    { name: 'the quota itself', template: template(repeat(300, 'Thing', () => resource('ApiGateway::UsagePlan'))) },
    { name: 'more, where the account has more', quotas: { 'account-usage-plans': 305 }, template: template(repeat(305, 'Thing', () => resource('ApiGateway::UsagePlan'))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(301, 'Thing', () => resource('ApiGateway::UsagePlan'))), findings: [{ logicalId: 'Thing301', actual: 301, limit: 300, severity: 'warning' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(300, 'Thing', () => resource('ApiGateway::UsagePlan'))), template(repeat(1, 'Thing', () => resource('ApiGateway::UsagePlan')))],
      findings: [{ logicalId: 'Thing1', actual: 301, limit: 300, severity: 'warning' }],
    },
  ],
});
