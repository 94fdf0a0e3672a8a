import { v2AuthorizerRules } from '../../../src/rules/v2/v2-authorizer-rules';
import { http, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(v2AuthorizerRules, {
  valid: [
    {
      name: 'a payload format version as a number, which has no fraction any more',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: 'arn', AuthorizerPayloadFormatVersion: 2.0 }) }),
    },
    {
      name: 'Lambda of a WebSocket API',
      template: webSocket({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', IdentitySource: ['route.request.header.Auth'] }) }),
    },
    {
      name: 'JWT of an HTTP API',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'JWT', JwtConfiguration: {}, IdentitySource: ['$request.header.Authorization'] }) }),
    },
    {
      name: 'Lambda of an HTTP API at the limit',
      template: http({
        Auth: v2('Authorizer', {
          AuthorizerType: 'REQUEST',
          AuthorizerPayloadFormatVersion: '2.0',
          EnableSimpleResponses: true,
          AuthorizerResultTtlInSeconds: 3600,
          IdentitySource: ['$context.routeKey'],
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: unknown, AuthorizerResultTtlInSeconds: unknown, IdentitySource: unknown }) }),
    },
    {
      name: 'JWT of an API elsewhere, whose kind nothing tells',
      template: template({ Auth: v2('Authorizer', { ApiId: unknown, AuthorizerType: 'JWT', JwtConfiguration: {} }) }),
    },
  ],
  invalid: [
    {
      name: 'JWT of a WebSocket API',
      template: webSocket({ Auth: v2('Authorizer', { AuthorizerType: 'JWT' }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/AuthorizerType', actual: 'JWT', severity: 'error' }],
    },
    {
      name: 'an unknown type',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'TOKEN' }) }),
      findings: [{ logicalId: 'Auth', actual: 'TOKEN' }],
    },
    {
      name: 'one second over',
      template: webSocket({
        Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerResultTtlInSeconds: 3601, IdentitySource: ['route.request.header.A'] }),
      }),
      findings: [{ logicalId: 'Auth', path: 'Properties/AuthorizerResultTtlInSeconds', actual: 3601, limit: 3600 }],
    },
    {
      name: 'caching without a source',
      template: http({
        Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerPayloadFormatVersion: '2.0', AuthorizerResultTtlInSeconds: 1 }),
      }),
      findings: [{ logicalId: 'Auth', message: 'identity source' }],
    },
    {
      name: 'JWT without a configuration',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'JWT' }) }),
      findings: [{ logicalId: 'Auth', message: 'JWT configuration' }],
    },
    {
      name: 'Lambda of an HTTP API without a format',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST' }) }),
      findings: [{ logicalId: 'Auth', message: 'payload format version' }],
    },
    {
      name: 'simple responses with the old format',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerPayloadFormatVersion: '1.0', EnableSimpleResponses: true }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/EnableSimpleResponses' }],
    },
    {
      name: 'a source of HTTP APIs in a WebSocket API',
      template: webSocket({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', IdentitySource: ['$request.header.A'] }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/IdentitySource/0' }],
    },
  ],
});
