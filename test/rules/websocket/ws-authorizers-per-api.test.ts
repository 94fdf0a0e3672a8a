import { wsAuthorizersPerApi } from '../../../src/rules/websocket/ws-authorizers-per-api';
import { repeat, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsAuthorizersPerApi, {
  valid: [
    { name: 'the limit itself', template: webSocket(repeat(10, 'Thing', () => v2('Authorizer', { Name: 'a', AuthorizerType: 'REQUEST' }))) },
    { name: 'more, where the account has more', quotas: { 'ws-authorizers-per-api': 11 }, template: webSocket(repeat(11, 'Thing', () => v2('Authorizer', { Name: 'a', AuthorizerType: 'REQUEST' }))) },
  ],
  invalid: [
    { name: 'one over', template: webSocket(repeat(11, 'Thing', () => v2('Authorizer', { Name: 'a', AuthorizerType: 'REQUEST' }))), findings: [{ logicalId: 'Api', actual: 11, limit: 10, severity: 'warning' }] },
  ],
});
