import { wsStagesPerApi } from '../../../src/rules/websocket/ws-stages-per-api';
import { repeat, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsStagesPerApi, {
  valid: [
    { name: 'the limit itself', template: webSocket(repeat(10, 'Thing', (index) => v2('Stage', { StageName: `s${index}` }))) },
    { name: 'more, where the account has more', quotas: { 'ws-stages-per-api': 11 }, template: webSocket(repeat(11, 'Thing', (index) => v2('Stage', { StageName: `s${index}` }))) },
  ],
  invalid: [
    { name: 'one over', template: webSocket(repeat(11, 'Thing', (index) => v2('Stage', { StageName: `s${index}` }))), findings: [{ logicalId: 'Api', actual: 11, limit: 10, severity: 'warning' }] },
  ],
});
