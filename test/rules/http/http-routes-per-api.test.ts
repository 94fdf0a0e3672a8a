import { httpRoutesPerApi } from '../../../src/rules/http/http-routes-per-api';
import { http, keys, repeat, v2 } from '../templates';
import { testRule } from '../test-rule';

testRule(httpRoutesPerApi, {
  valid: [
    { name: 'the limit itself', template: http(repeat(300, 'Thing', (index) => v2('Route', { RouteKey: `GET /${index}` }))) },
    { name: 'more, where the account has more', quotas: { 'http-routes-per-api': 301 }, template: http(repeat(301, 'Thing', (index) => v2('Route', { RouteKey: `GET /${index}` }))) },
  ],
  invalid: [
    { name: 'one over', template: http(repeat(301, 'Thing', (index) => v2('Route', { RouteKey: `GET /${index}` }))), findings: [{ logicalId: 'Api', actual: 301, limit: 300, severity: 'warning' }] },
    {
      name: 'one over in an OpenAPI body',
      template: http({}, { Body: { openapi: '3.0.1', paths: keys(301, (index) => `/${index}`, { get: {} }) } }),
      findings: [{ logicalId: 'Api', actual: 301 }],
    },
  ],
});
