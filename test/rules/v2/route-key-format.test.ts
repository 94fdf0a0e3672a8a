import { routeKeyFormat } from '../../../src/rules/v2/route-key-format';
import { http, resource, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

const event = (properties: unknown) => template({ Function: resource('Serverless::Function', { Events: { Get: { Type: 'HttpApi', Properties: properties } } }) });

testRule(routeKeyFormat, {
  valid: [
    { name: 'a method and a path', template: http({ Route: v2('Route', { RouteKey: 'GET /orders/{id}/{rest+}' }) }) },
    { name: 'the default', template: http({ Route: v2('Route', { RouteKey: '$default' }) }) },
    {
      name: 'routes that the service knows',
      template: webSocket({
        A: v2('Route', { RouteKey: '$connect' }),
        B: v2('Route', { RouteKey: '$disconnect' }),
        C: v2('Route', { RouteKey: '$default' }),
        D: v2('Route', { RouteKey: 'send' }),
      }),
    },
    { name: 'only known at deployment', template: http({ Route: v2('Route', { RouteKey: unknown }) }) },
    {
      name: 'routes of which a condition chooses one',
      template: webSocket({ A: v2('Route', { RouteKey: 'a' }, { Condition: 'A' }), B: v2('Route', { RouteKey: 'a' }, { Condition: 'B' }) }),
    },
    { name: 'an event of SAM without path and method, which takes the rest', template: template({ F: resource('Serverless::Function', { Events: { All: { Type: 'HttpApi' } } }) }) },
    { name: 'an event whose method is only known at deployment', template: event({ Path: '/orders', Method: unknown }) },
    {
      name: 'quick create for a route',
      template: http({}, { Target: 'https://example.com', RouteKey: 'GET /orders' }),
    },
  ],
  invalid: [
    {
      name: 'a greedy variable in the middle, in a body',
      template: template({ Api: resource('ApiGatewayV2::Api', { Body: { openapi: '3.0.1', paths: { '/{a+}/b': { get: {} } } } }) }),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1{a+}~1b/get', message: 'end of the path' }],
    },
    {
      name: 'no method',
      template: http({ Route: v2('Route', { RouteKey: '/orders' }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/RouteKey', actual: '/orders', severity: 'error' }],
    },
    { name: 'an unknown method', template: http({ Route: v2('Route', { RouteKey: 'FETCH /orders' }) }), findings: [{ logicalId: 'Route' }] },
    {
      name: 'a greedy variable in the middle',
      template: http({ Route: v2('Route', { RouteKey: 'GET /{a+}/b' }) }),
      findings: [{ logicalId: 'Route', message: 'end of the path' }],
    },
    {
      name: 'a reserved name',
      template: webSocket({ Route: v2('Route', { RouteKey: '$send' }) }),
      findings: [{ logicalId: 'Route', actual: '$send', severity: 'error' }],
    },
    {
      name: 'the same route twice',
      template: webSocket({ A: v2('Route', { RouteKey: 'a' }), B: v2('Route', { RouteKey: 'a' }) }),
      findings: [{ logicalId: 'B', message: 'A has it already' }],
    },
    {
      name: 'quick create for no route',
      template: http({}, { Target: 'https://example.com', RouteKey: 'orders' }),
      findings: [{ logicalId: 'Api', path: 'Properties/RouteKey', actual: 'orders', severity: 'error' }],
    },
    {
      name: 'an unknown method in an event of SAM',
      template: event({ Path: '/orders', Method: 'FETCH' }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/Get/Properties', actual: 'FETCH /orders', severity: 'warning' }],
    },
    {
      name: 'the same route in two events of SAM',
      template: template({
        Function: resource('Serverless::Function', {
          Events: { A: { Type: 'HttpApi', Properties: { Path: '/a', Method: 'get' } }, B: { Type: 'HttpApi', Properties: { Path: '/a', Method: 'GET' } } },
        }),
      }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/B/Properties', actual: 'GET /a' }],
    },
    {
      name: 'a reserved name in SAM',
      template: template({ Api: resource('Serverless::WebSocketApi', { Routes: { $send: {} } }) }),
      findings: [{ logicalId: 'Api', path: 'Properties/Routes/$send', actual: '$send' }],
    },
    {
      name: 'a route that the body has already',
      template: template({
        Api: resource('ApiGatewayV2::Api', { Body: { openapi: '3.0.1', paths: { '/orders': { get: {} } } } }), Route: v2('Route', { RouteKey: 'GET /orders' }),
      }),
      findings: [{ logicalId: 'Route', path: 'Properties/RouteKey', message: 'Api has it already' }],
    },
  ],
});
