import { wsConnectIntegration } from '../../../src/rules/websocket/ws-connect-integration';
import { unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsConnectIntegration, {
  valid: [
    { name: 'a $default route', template: webSocket({ Route: v2('Route', { RouteKey: '$default' }) }) },
    { name: 'no route at all', template: webSocket() },
    { name: 'only known at deployment', template: webSocket({ Route: v2('Route', { RouteKey: unknown }) }) },
  ],
  invalid: [
    {
      name: 'neither $connect nor $default',
      template: webSocket({ Route: v2('Route', { RouteKey: 'send' }) }),
      findings: [{ logicalId: 'Api', severity: 'warning' }],
    },
  ],
});
