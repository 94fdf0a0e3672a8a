import { wsOtherSelectionExpressions } from '../../../src/rules/websocket/ws-other-selection-expressions';
import { ref, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsOtherSelectionExpressions, {
  valid: [
    {
      name: 'what AWS documents',
      template: webSocket(
        {
          Route: v2('Route', { RouteKey: 'a', RouteResponseSelectionExpression: '$default' }),
          I: v2('Integration', { IntegrationType: 'MOCK' }),
          R: v2('IntegrationResponse', { IntegrationId: ref('I'), IntegrationResponseKey: '/2\\d\\d/' }),
        },
        { ApiKeySelectionExpression: '$request.header.x-api-key' },
      ),
    },
    {
      name: 'only known at deployment',
      template: webSocket(
        { Route: v2('Route', { RouteKey: 'a', RouteResponseSelectionExpression: unknown }) },
        { ApiKeySelectionExpression: unknown },
      ),
    },
  ],
  invalid: [
    {
      name: 'another header for API keys',
      template: webSocket({}, { ApiKeySelectionExpression: '$request.header.key' }),
      findings: [{ logicalId: 'Api', path: 'Properties/ApiKeySelectionExpression', severity: 'error' }],
    },
    {
      name: 'another route response',
      template: webSocket({ Route: v2('Route', { RouteKey: 'a', RouteResponseSelectionExpression: '$a' }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/RouteResponseSelectionExpression' }],
    },
    {
      name: 'another route response key',
      template: webSocket({ Route: v2('Route', { RouteKey: 'a' }), Response: v2('RouteResponse', { RouteId: ref('Route'), RouteResponseKey: 'a' }) }),
      findings: [{ logicalId: 'Response', path: 'Properties/RouteResponseKey' }],
    },
    {
      name: 'an integration response key without slashes',
      template: webSocket({
        I: v2('Integration', { IntegrationType: 'MOCK' }),
        R: v2('IntegrationResponse', { IntegrationId: ref('I'), IntegrationResponseKey: '200' }),
      }),
      findings: [{ logicalId: 'R', actual: '200' }],
    },
  ],
});
