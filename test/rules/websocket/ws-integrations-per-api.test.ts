import { wsIntegrationsPerApi } from '../../../src/rules/websocket/ws-integrations-per-api';
import { repeat, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsIntegrationsPerApi, {
  valid: [
    { name: 'the limit itself', template: webSocket(repeat(300, 'Thing', () => v2('Integration', { IntegrationType: 'MOCK' }))) },
    { name: 'more, where the account has more', quotas: { 'ws-integrations-per-api': 301 }, template: webSocket(repeat(301, 'Thing', () => v2('Integration', { IntegrationType: 'MOCK' }))) },
  ],
  invalid: [
    { name: 'one over', template: webSocket(repeat(301, 'Thing', () => v2('Integration', { IntegrationType: 'MOCK' }))), findings: [{ logicalId: 'Api', actual: 301, limit: 300, severity: 'warning' }] },
  ],
});
