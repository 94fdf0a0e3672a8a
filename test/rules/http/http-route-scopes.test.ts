import { httpRouteScopes } from '../../../src/rules/http/http-route-scopes';
import { http, operation, ref, resource, template, unknown, v2 } from '../templates';
import { testRule } from '../test-rule';

const list = (count: number) => Array.from({ length: count }, (_, index) => `item${index}`);

testRule(httpRouteScopes, {
  valid: [
    { name: 'the limit itself', template: http({ Route: v2('Route', { RouteKey: 'GET /', AuthorizationScopes: list(10) }) }) },
    { name: 'the longest scope', template: http({ Route: v2('Route', { RouteKey: 'GET /', AuthorizationScopes: ['s'.repeat(64)] }) }) },
    { name: 'only known at deployment', template: http({ Route: v2('Route', { RouteKey: 'GET /', AuthorizationScopes: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one over',
      template: http({ Route: v2('Route', { RouteKey: 'GET /', AuthorizationScopes: list(11) }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/AuthorizationScopes', actual: 11, limit: 10, severity: 'error' }],
    },
    {
      name: 'one character over',
      template: http({ Route: v2('Route', { RouteKey: 'GET /', AuthorizationScopes: ['s'.repeat(65)] }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/AuthorizationScopes/0', actual: 65, severity: 'warning' }],
    },
    {
      name: 'one over in an operation',
      template: http({}, { ProtocolType: undefined, Body: { openapi: '3.0.1', paths: operation({ type: 'http_proxy' }, { security: [{ jwt: list(11) }] }) } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1orders/get/security/0/jwt', actual: 11 }],
    },
    {
      name: 'one over in an event and in an authorizer of SAM',
      template: template({
        Api: resource('Serverless::HttpApi', { Auth: { Authorizers: { Jwt: { JwtConfiguration: {}, AuthorizationScopes: list(11) } } } }),
        Function: resource('Serverless::Function', {
          Events: { Get: { Type: 'HttpApi', Properties: { ApiId: ref('Api'), Path: '/a', Method: 'get', Auth: { AuthorizationScopes: list(11) } } } },
        }),
      }),
      findings: [
        { logicalId: 'Api', path: 'Properties/Auth/Authorizers/Jwt/AuthorizationScopes', message: 'authorizer Jwt has 11' },
        { logicalId: 'Function', path: 'Properties/Events/Get/Properties/Auth/AuthorizationScopes', actual: 11 },
      ],
    },
  ],
});
