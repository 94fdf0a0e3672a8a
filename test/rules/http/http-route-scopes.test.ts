import { httpRouteScopes } from '../../../src/rules/http/http-route-scopes';
import { http, unknown, v2 } from '../templates';
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
  ],
});
