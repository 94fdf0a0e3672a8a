import { wsRoutesPerApi } from '../../../src/rules/websocket/ws-routes-per-api';
import { repeat, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsRoutesPerApi, {
  valid: [
    { name: 'the limit itself', template: webSocket(repeat(300, 'Thing', (index) => v2('Route', { RouteKey: `key${index}` }))) },
    { name: 'more, where the account has more', quotas: { 'ws-routes-per-api': 301 }, template: webSocket(repeat(301, 'Thing', (index) => v2('Route', { RouteKey: `key${index}` }))) },
  ],
  invalid: [
    { name: 'one over', template: webSocket(repeat(301, 'Thing', (index) => v2('Route', { RouteKey: `key${index}` }))), findings: [{ logicalId: 'Api', actual: 301, limit: 300, severity: 'warning' }] },
  ],
});
