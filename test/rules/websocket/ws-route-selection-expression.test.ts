import { wsRouteSelectionExpression } from '../../../src/rules/websocket/ws-route-selection-expression';
import { http, unknown, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsRouteSelectionExpression, {
  valid: [
    { name: 'a field of the message', template: webSocket() },
    { name: 'a field in braces', template: webSocket({}, { RouteSelectionExpression: '${request.body.action}' }) },
    { name: 'only known at deployment', template: webSocket({}, { RouteSelectionExpression: unknown }) },
    { name: 'an HTTP API with the only one that it has', template: http({}, { RouteSelectionExpression: '${request.method} ${request.path}' }) },
    { name: 'an HTTP API without one', template: http() },
  ],
  invalid: [
    { name: 'none', template: webSocket({}, { RouteSelectionExpression: undefined }), findings: [{ logicalId: 'Api', severity: 'error' }] },
    {
      name: 'the same for every message',
      template: webSocket({}, { RouteSelectionExpression: 'send' }),
      findings: [{ logicalId: 'Api', path: 'Properties/RouteSelectionExpression', severity: 'warning' }],
    },
    {
      name: 'another one of an HTTP API',
      template: http({}, { RouteSelectionExpression: '$request.path' }),
      findings: [{ logicalId: 'Api', severity: 'error' }],
    },
  ],
});
