import { httpAuthorizersPerApi } from '../../../src/rules/http/http-authorizers-per-api';
import { http, repeat, v2 } from '../templates';
import { testRule } from '../test-rule';

testRule(httpAuthorizersPerApi, {
  valid: [
    { name: 'the limit itself', template: http(repeat(10, 'Thing', () => v2('Authorizer', { Name: 'a', AuthorizerType: 'JWT' }))) },
    { name: 'more, where the account has more', quotas: { 'http-authorizers-per-api': 11 }, template: http(repeat(11, 'Thing', () => v2('Authorizer', { Name: 'a', AuthorizerType: 'JWT' }))) },
  ],
  invalid: [
    { name: 'one over', template: http(repeat(11, 'Thing', () => v2('Authorizer', { Name: 'a', AuthorizerType: 'JWT' }))), findings: [{ logicalId: 'Api', actual: 11, limit: 10, severity: 'warning' }] },
  ],
});
