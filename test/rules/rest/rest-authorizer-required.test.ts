import { restAuthorizerRequired } from '../../../src/rules/rest/rest-authorizer-required';
import { openapi, part, rest, serverless, unknown } from '../templates';
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
    { name: 'a type only known at deployment', template: rest({ Auth: part('Authorizer', { Name: 'a', Type: unknown }) }) },
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
    { name: 'no type', template: rest({ Auth: part('Authorizer', { Name: 'a' }) }), findings: [{ logicalId: 'Auth', message: 'must have a type' }] },
    {
      name: 'two headers for a token',
      template: rest({ Auth: part('Authorizer', { Type: 'TOKEN', AuthorizerUri: 'arn', IdentitySource: 'method.request.header.A,method.request.header.B' }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/IdentitySource', message: 'must be one header' }],
    },
    {
      name: 'a query parameter for a user pool',
      template: rest({ Auth: part('Authorizer', { Type: 'COGNITO_USER_POOLS', ProviderARNs: ['arn'], IdentitySource: 'method.request.querystring.a' }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/IdentitySource', message: 'must be one header' }],
    },
    {
      name: 'an authorizer of SAM that is cached without an identity',
      template: serverless({}, { Auth: { Authorizers: { Request: { FunctionPayloadType: 'REQUEST', FunctionArn: 'arn' } } } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Auth/Authorizers/Request' }],
    },
  ],
});
