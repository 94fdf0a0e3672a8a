import { wsXrayTracing } from '../../../src/rules/websocket/ws-xray-tracing';
import { http, part, ref, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsXrayTracing, {
  valid: [
    { name: 'a WebSocket stage, if a condition says so', template: webSocket({ Stage: v2('Stage', { TracingEnabled: { 'Fn::If': ['Production', true, ref('AWS::NoValue')] } }) }) },
    { name: 'a REST stage', template: rest({ Stage: part('Stage', { TracingEnabled: true }) }) },
    { name: 'a WebSocket stage without it', template: webSocket({ Stage: v2('Stage', { StageName: 'a' }) }) },
  ],
  invalid: [
    {
      name: 'a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { TracingEnabled: true }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/TracingEnabled', severity: 'error' }],
    },
    {
      name: 'an HTTP stage, whatever the value',
      template: http({ Stage: v2('Stage', { TracingEnabled: unknown }) }),
      findings: [{ logicalId: 'Stage' }],
    },
  ],
});
