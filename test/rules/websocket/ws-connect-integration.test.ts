import { wsConnectIntegration } from '../../../src/rules/websocket/ws-connect-integration';
import { unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsConnectIntegration, {
  valid: [
    { name: 'a $connect route', template: webSocket({ Route: v2('Route', { RouteKey: '$connect' }) }) },
    {
      name: 'a route of an API that is only known at deployment, which may be the missing one',
      template: webSocket({ Route: v2('Route', { RouteKey: 'send' }), Connect: v2('Route', { RouteKey: '$connect', ApiId: unknown }) }),
    },
    { name: 'no route at all', template: webSocket() },
    { name: 'only known at deployment', template: webSocket({ Route: v2('Route', { RouteKey: unknown }) }) },
  ],
  invalid: [
    {
      name: 'a $default route alone',
      template: webSocket({ Route: v2('Route', { RouteKey: '$default' }) }),
      findings: [{ logicalId: 'Api', message: 'WebSocket API has no $connect route', severity: 'warning' }],
    },
    {
      name: 'neither $connect nor $default',
      template: webSocket({ Route: v2('Route', { RouteKey: 'send' }) }),
      findings: [{ logicalId: 'Api', severity: 'warning' }],
    },
  ],
});
