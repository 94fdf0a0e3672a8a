import { wsAuthConnectOnly } from '../../../src/rules/websocket/ws-auth-connect-only';
import { http, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(wsAuthConnectOnly, {
  valid: [
    {
      name: 'authorization on $connect',
      template: webSocket({ Route: v2('Route', { RouteKey: '$connect', AuthorizationType: 'CUSTOM', AuthorizerId: unknown }) }),
    },
    { name: 'NONE elsewhere', template: webSocket({ Route: v2('Route', { RouteKey: 'send', AuthorizationType: 'NONE' }) }) },
    { name: 'only known at deployment', template: webSocket({ Route: v2('Route', { RouteKey: unknown, AuthorizationType: 'AWS_IAM' }) }) },
    { name: 'authorization of an HTTP route', template: http({ Route: v2('Route', { RouteKey: 'GET /', AuthorizationType: 'AWS_IAM' }) }) },
    {
      name: 'a default route of an API elsewhere, whose kind nothing tells',
      template: template({ Route: v2('Route', { ApiId: unknown, RouteKey: '$default', AuthorizationType: 'JWT' }) }),
    },
  ],
  invalid: [
    {
      name: 'IAM on another route',
      template: webSocket({ Route: v2('Route', { RouteKey: 'send', AuthorizationType: 'AWS_IAM' }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/AuthorizationType', actual: 'AWS_IAM', severity: 'error' }],
    },
    {
      name: 'an authorizer on $disconnect',
      template: webSocket({ Route: v2('Route', { RouteKey: '$disconnect', AuthorizerId: 'a' }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/AuthorizerId' }],
    },
    {
      name: 'JWT on $connect',
      template: webSocket({ Route: v2('Route', { RouteKey: '$connect', AuthorizationType: 'JWT' }) }),
      findings: [{ logicalId: 'Route', actual: 'JWT' }],
    },
  ],
});
