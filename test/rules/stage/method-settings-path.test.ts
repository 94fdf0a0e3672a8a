import { methodSettingsPath } from '../../../src/rules/stage/method-settings-path';
import { http, method, part, path, ref, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(methodSettingsPath, {
  valid: [
    {
      name: 'all methods',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' }] }),
      }),
    },
    {
      name: 'one method',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ ResourcePath: '/orders', HttpMethod: 'GET' }] }),
      }),
    },
    {
      name: 'one method, escaped',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ ResourcePath: '/~1orders', HttpMethod: 'GET' }] }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ ResourcePath: unknown, HttpMethod: unknown, LoggingLevel: unknown }] }),
      }),
    },
    {
      name: 'levels of a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { DefaultRouteSettings: { LoggingLevel: 'ERROR', DataTraceEnabled: true } }) }),
    },
    {
      name: 'no logging on an HTTP stage',
      template: http({ Stage: v2('Stage', { DefaultRouteSettings: { LoggingLevel: 'OFF', DataTraceEnabled: false } }) }),
    },
    { name: 'the settings of a stage of a deployment', template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { LoggingLevel: 'OFF', MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: unknown }] } }) }) },
  ],
  invalid: [
    {
      name: 'a path without a slash',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ ResourcePath: 'orders' }] }),
      }),
      findings: [{ logicalId: 'Stage', path: 'Properties/MethodSettings/0/ResourcePath', actual: 'orders', severity: 'error' }],
    },
    {
      name: 'a path that is not there',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ ResourcePath: '/order' }] }),
      }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'an unknown level',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ LoggingLevel: 'DEBUG' }] }),
      }),
      findings: [{ logicalId: 'Stage', path: 'Properties/MethodSettings/0/LoggingLevel', actual: 'DEBUG', severity: 'error' }],
    },
    {
      name: 'a level in another case',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ LoggingLevel: 'info' }] }),
      }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'an unknown verb',
      template: rest({
        Orders: path('orders'),
        Get: method({ ResourceId: ref('Orders') }),
        Stage: part('Stage', { MethodSettings: [{ HttpMethod: 'FETCH' }] }),
      }),
      findings: [{ logicalId: 'Stage', actual: 'FETCH' }],
    },
    {
      name: 'an unknown level of a WebSocket route',
      template: webSocket({ Stage: v2('Stage', { RouteSettings: { a: { LoggingLevel: 'DEBUG' } } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/RouteSettings/a/LoggingLevel' }],
    },
    {
      name: 'execution logs of an HTTP API',
      template: http({ Stage: v2('Stage', { DefaultRouteSettings: { LoggingLevel: 'INFO' } }) }),
      findings: [{ logicalId: 'Stage', severity: 'error' }],
    },
    {
      name: 'levels of the stage of a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { LoggingLevel: 'WARN', MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'LOUD' }] } }) }),
      findings: [
        { logicalId: 'Deployment', path: 'Properties/StageDescription/LoggingLevel', actual: 'WARN' },
        { logicalId: 'Deployment', path: 'Properties/StageDescription/MethodSettings/0/LoggingLevel', actual: 'LOUD' },
      ],
    },
  ],
});
