import { restMethodAuthConsistency } from '../../../src/rules/rest/rest-method-auth-consistency';
import { method, openapi, operation, part, ref, resource, rest, serverless, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(restMethodAuthConsistency, {
  valid: [
    {
      name: 'an authorizer of an API only known at deployment',
      template: rest({
        Auth: part('Authorizer', { RestApiId: unknown, Type: 'TOKEN' }),
        Get: method({ AuthorizationType: 'CUSTOM', AuthorizerId: ref('Auth') }),
      }),
    },
    {
      name: 'a token authorizer on CUSTOM',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: 'CUSTOM', AuthorizerId: ref('Auth') }),
      }),
    },
    {
      name: 'scopes on a Cognito authorizer',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: ref('Pool'), AuthorizationScopes: ['a'] }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: unknown, AuthorizerId: unknown }),
      }),
    },
    {
      name: 'an authorizer that is not in the template',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: 'CUSTOM', AuthorizerId: unknown }),
      }),
    },
    { name: 'an authorizer of SAM', template: serverless({ Get: { Path: '/a', Method: 'get', Auth: { Authorizer: 'Pool', AuthorizationScopes: ['a'] } } }, { Auth: { Authorizers: { Pool: { UserPoolArn: 'arn' } } } }) },
    { name: 'no authorizer in SAM', template: serverless({ Get: { Path: '/a', Method: 'get', Auth: { Authorizer: 'NONE' } } }, { Auth: { DefaultAuthorizer: 'Pool', Authorizers: { Pool: { UserPoolArn: 'arn' } } } }) },
    { name: 'authorizers of SAM that are only known at deployment', template: serverless({ Get: { Path: '/a', Method: 'get', Auth: { Authorizer: 'Pool' } } }, { Auth: { Authorizers: unknown } }) },
    {
      name: 'a scheme of the body',
      template: openapi(operation({}, { security: [{ key: [] }] }), { components: { securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } } }),
    },
    { name: 'schemes of the body that are only known at deployment', template: openapi(operation({}, { security: [{ key: [] }] }), { components: { securitySchemes: unknown } }) },
    {
      name: 'a scheme that SAM adds to the definition',
      template: serverless({}, { Auth: { Authorizers: { Pool: { UserPoolArn: 'arn' } } }, DefinitionBody: { openapi: '3.0.1', paths: operation({}, { security: [{ Pool: [], api_key: [] }] }) } }),
    },
    {
      name: 'an authorizer that a custom resource makes',
      template: rest({ Auth: resource('CloudFormation::CustomResource'), Get: method({ AuthorizationType: 'CUSTOM', AuthorizerId: ref('Auth') }) }),
    },
  ],
  invalid: [
    {
      name: 'an unknown type',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: 'JWT' }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/AuthorizationType', actual: 'JWT', severity: 'error' }],
    },
    {
      name: 'a Cognito authorizer on CUSTOM',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: 'CUSTOM', AuthorizerId: ref('Pool') }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/AuthorizerId', actual: 'CUSTOM' }],
    },
    {
      name: 'a token authorizer on COGNITO_USER_POOLS',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: ref('Auth') }),
      }),
      findings: [{ logicalId: 'Get' }],
    },
    {
      name: 'CUSTOM without an authorizer',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: 'CUSTOM' }),
      }),
      findings: [{ logicalId: 'Get', message: 'got none' }],
    },
    {
      name: 'scopes without Cognito',
      template: rest({
        Auth: part('Authorizer', { Type: 'TOKEN' }),
        Pool: part('Authorizer', { Type: 'COGNITO_USER_POOLS' }),
        Get: method({ AuthorizationType: 'AWS_IAM', AuthorizationScopes: ['a'] }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/AuthorizationScopes', severity: 'warning' }],
    },
    {
      name: 'the authorizer of another API',
      template: rest({
        Auth: resource('ApiGateway::Authorizer', { RestApiId: ref('Second'), Type: 'TOKEN' }),
        Second: resource('ApiGateway::RestApi'),
        Get: method({ AuthorizationType: 'CUSTOM', AuthorizerId: ref('Auth') }),
      }),
      findings: [{ logicalId: 'Get', message: 'another API' }],
    },
    {
      name: 'an authorizer of SAM that nobody defines',
      template: serverless({ Get: { Path: '/a', Method: 'get', Auth: { Authorizer: 'Nobody' } } }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/Get/Properties/Auth/Authorizer', message: "authorizer 'Nobody' is not defined", severity: 'error' }],
    },
    {
      name: 'a default authorizer that is not among the others, once',
      template: serverless({ Get: { Path: '/a', Method: 'get' }, Post: { Path: '/a', Method: 'post' } }, { Auth: { DefaultAuthorizer: 'Nobody', Authorizers: { Pool: { UserPoolArn: 'arn' } } } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Auth/DefaultAuthorizer', severity: 'error' }],
    },
    {
      name: 'a default authorizer that SAM passes over',
      template: serverless({ Get: { Path: '/a', Method: 'get' } }, { Auth: { DefaultAuthorizer: 'Nobody' } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Auth/DefaultAuthorizer', message: 'anybody may call', severity: 'warning' }],
    },
    {
      name: 'scopes of a Lambda authorizer of SAM',
      template: serverless({ Get: { Path: '/a', Method: 'get', Auth: { Authorizer: 'Token', AuthorizationScopes: ['a'] } } }, { Auth: { Authorizers: { Token: { FunctionArn: 'arn' } } } }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/Get/Properties/Auth/AuthorizationScopes', severity: 'warning' }],
    },
    {
      name: 'a scheme that the body does not define',
      template: openapi(operation({}, { security: [{ nowhere: [] }] })),
      findings: [{ logicalId: 'Api', path: 'Properties/Body/paths/~1orders/get/security', actual: 'nowhere', severity: 'warning' }],
    },
    {
      name: 'a scheme that a Swagger body does not define among others',
      template: rest({}, { Body: { swagger: '2.0', paths: operation({}, { security: [{ other: [] }] }), securityDefinitions: { key: { type: 'apiKey' } } } }),
      findings: [{ logicalId: 'Api', message: "authorizer 'other' is not defined, so anybody may call" }],
    },
    {
      name: 'something else than an authorizer',
      template: rest({ Model: part('Model'), Get: method({ AuthorizationType: 'CUSTOM', AuthorizerId: ref('Model') }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/AuthorizerId', actual: 'Model' }],
    },
  ],
});
