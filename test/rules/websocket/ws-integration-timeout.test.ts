import { wsIntegrationTimeout } from '../../../src/rules/websocket/ws-integration-timeout';
import { unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsIntegrationTimeout, {
  valid: [
    { name: 'the limit itself', template: webSocket({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: 29000 }) }) },
    { name: 'the least', template: webSocket({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: 50 }) }) },
    {
      name: 'only known at deployment',
      template: webSocket({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: unknown }) }),
    },
  ],
  invalid: [
    {
      name: 'one millisecond over',
      template: webSocket({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: 29001 }) }),
      findings: [{ logicalId: 'Integration', path: 'Properties/TimeoutInMillis', actual: 29001, limit: 29000, severity: 'error' }],
    },
    {
      name: 'one under the least',
      template: webSocket({ Integration: v2('Integration', { IntegrationType: 'HTTP_PROXY', TimeoutInMillis: 49 }) }),
      findings: [{ logicalId: 'Integration', actual: 49, limit: 50 }],
    },
  ],
});
