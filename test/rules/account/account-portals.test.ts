import { accountPortals } from '../../../src/rules/account/account-portals';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

const many = (count: number) => template(repeat(count, 'Thing', () => resource('ApiGatewayV2::Portal')));

testRule(accountPortals, {
  valid: [
    { name: 'the quota itself', template: many(15) },
    { name: 'more, where the account has more', quotas: { 'account-portals': 20 }, template: many(20) },
  ],
  invalid: [
    { name: 'one over', template: many(16), findings: [{ logicalId: 'Thing16', actual: 16, limit: 15, severity: 'warning' }] },
  ],
});
