import { restAuthorizerRequired } from '../../../src/rules/rest/rest-authorizer-required';
import { openapi, part, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restAuthorizerRequired, {
  valid: [
    {
      name: 'a token authorizer',
      template: rest({
        Auth: part('Authorizer', { Name: 'a', Type: 'TOKEN', AuthorizerUri: 'arn', IdentitySource: 'method.request.header.Authorization' }),
      }),
    },
    {
      name: 'a request authorizer with two sources',
      template: rest({
        Auth: part('Authorizer', {
          Name: 'a',
          Type: 'REQUEST',
          AuthorizerUri: 'arn',
          IdentitySource: 'method.request.header.A, context.identity.sourceIp',
        }),
      }),
    },
    {
      name: 'a request authorizer without caching',
      template: rest({ Auth: part('Authorizer', { Name: 'a', Type: 'REQUEST', AuthorizerUri: 'arn', AuthorizerResultTtlInSeconds: 0 }) }),
    },
    {
      name: 'a Cognito authorizer',
      template: rest({
        Auth: part('Authorizer', {
          Name: 'a',
          Type: 'COGNITO_USER_POOLS',
          ProviderARNs: ['arn'],
          IdentitySource: 'method.request.header.Authorization',
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({ Auth: part('Authorizer', { Name: 'a', Type: 'COGNITO_USER_POOLS', ProviderARNs: unknown, IdentitySource: unknown }) }),
    },
    {
      name: 'a token authorizer in a body, whose header is the scheme\'s own',
      template: openapi({}, {
        components: {
          securitySchemes: {
            auth: { 'type': 'apiKey', 'name': 'Unused', 'in': 'header', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn' } },
          },
        },
      }),
    },
  ],
  invalid: [
    {
      name: 'an unknown type',
      template: rest({ Auth: part('Authorizer', { Name: 'a', Type: 'JWT' }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/Type', actual: 'JWT', severity: 'error' }],
    },
    {
      name: 'a token authorizer without a function',
      template: rest({ Auth: part('Authorizer', { Name: 'a', Type: 'TOKEN', IdentitySource: 'method.request.header.Authorization' }) }),
      findings: [{ logicalId: 'Auth', message: 'AuthorizerUri' }],
    },
    {
      name: 'a Cognito authorizer without a pool',
      template: rest({ Auth: part('Authorizer', { Name: 'a', Type: 'COGNITO_USER_POOLS', IdentitySource: 'method.request.header.Authorization' }) }),
      findings: [{ logicalId: 'Auth', message: 'ProviderARNs' }],
    },
    {
      name: 'a token authorizer without a source',
      template: rest({ Auth: part('Authorizer', { Name: 'a', Type: 'TOKEN', AuthorizerUri: 'arn' }) }),
      findings: [{ logicalId: 'Auth', message: 'IdentitySource' }],
    },
    {
      name: 'a request authorizer with caching and no source',
      template: rest({ Auth: part('Authorizer', { Name: 'a', Type: 'REQUEST', AuthorizerUri: 'arn' }) }),
      findings: [{ logicalId: 'Auth', message: 'with caching' }],
    },
    {
      name: 'a source that is none',
      template: rest({ Auth: part('Authorizer', { Name: 'a', Type: 'TOKEN', AuthorizerUri: 'arn', IdentitySource: 'Authorization' }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/IdentitySource', actual: 'Authorization' }],
    },
    {
      name: 'a token authorizer without a function in a body',
      template: openapi({}, {
        components: {
          securitySchemes: { auth: { 'type': 'apiKey', 'name': 'Unused', 'in': 'header', 'x-amazon-apigateway-authorizer': { type: 'token' } } },
        },
      }),
      findings: [{ logicalId: 'Api', path: '…/auth' }],
    },
  ],
});
