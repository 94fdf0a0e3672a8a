import { accountPortalProducts } from '../../../src/rules/account/account-portal-products';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

const many = (count: number) => template(repeat(count, 'Thing', () => resource('ApiGatewayV2::PortalProduct')));

testRule(accountPortalProducts, {
  valid: [
    { name: 'the quota itself', template: many(500) },
  ],
  invalid: [
    { name: 'one over', template: many(501), findings: [{ logicalId: 'Thing501', actual: 501, limit: 500, severity: 'error' }] },
  ],
});
