import { v2AuthorizerRules } from '../../../src/rules/v2/v2-authorizer-rules';
import { http, LAMBDA_URI, operation, ref, resource, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

const jwt = (properties: Readonly<Record<string, unknown>> = {}) => v2('Authorizer', {
  AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://example.com', Audience: ['a'] }, IdentitySource: ['$request.header.Authorization'], ...properties,
});
const lambda = (properties: Readonly<Record<string, unknown>> = {}) => v2('Authorizer', {
  AuthorizerType: 'REQUEST', AuthorizerUri: LAMBDA_URI, AuthorizerPayloadFormatVersion: '2.0', ...properties,
});
const route = (properties: Readonly<Record<string, unknown>>) => v2('Route', { RouteKey: 'GET /orders', ...properties });
const body = (security: unknown, schemes: unknown = {}, more: Readonly<Record<string, unknown>> = {}) => http({}, {
  ProtocolType: undefined,
  Body: { openapi: '3.0.1', paths: operation({ type: 'http_proxy' }, { security }), components: { securitySchemes: schemes, ...more } },
});
const serverless = (auth: unknown, event: unknown = {}) => template({
  Api: resource('Serverless::HttpApi', { Auth: auth }),
  Function: resource('Serverless::Function', { Events: { Get: { Type: 'HttpApi', Properties: { Path: '/orders', Method: 'get', ApiId: ref('Api'), Auth: event } } } }),
});

testRule(v2AuthorizerRules, {
  valid: [
    {
      name: 'a payload format version as a number, which has no fraction any more',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: 'arn', AuthorizerPayloadFormatVersion: 2.0 }) }),
    },
    {
      name: 'Lambda of a WebSocket API',
      template: webSocket({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: LAMBDA_URI, IdentitySource: ['route.request.header.Auth'] }) }),
    },
    {
      name: 'JWT of an HTTP API',
      template: http({ Auth: jwt() }),
    },
    {
      name: 'Lambda of an HTTP API at the limit',
      template: http({
        Auth: v2('Authorizer', {
          AuthorizerType: 'REQUEST',
          AuthorizerUri: LAMBDA_URI,
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
    { name: 'a route with an authorizer of its type', template: http({ Auth: jwt(), Route: route({ AuthorizationType: 'JWT', AuthorizerId: ref('Auth') }) }) },
    { name: 'a route without authorization', template: http({ Route: route({ AuthorizationType: 'NONE' }) }) },
    { name: 'a route whose authorizer is only known at deployment', template: http({ Route: route({ AuthorizationType: 'CUSTOM', AuthorizerId: unknown }) }) },
    { name: 'an audience only known at deployment', template: http({ Auth: jwt({ JwtConfiguration: { Issuer: unknown, Audience: unknown } }) }) },
    {
      name: 'an operation that asks for an authorizer of its document',
      template: body([{ jwt: [] }], {
        jwt: { 'x-amazon-apigateway-authorizer': { type: 'jwt', identitySource: '$request.header.A', jwtConfiguration: { issuer: 'https://example.com', audience: ['a'] } } },
      }),
    },
    { name: 'a scheme that is no authorizer', template: body([{ key: [] }], { key: { type: 'apiKey', name: 'key', in: 'header' } }) },
    { name: 'an operation without security', template: body([]) },
    { name: 'schemes that an include may add', template: body([{ jwt: [] }], { 'Fn::Transform': { Name: 'AWS::Include' } }) },
    {
      name: 'an event that asks for an authorizer of SAM',
      template: serverless({ Authorizers: { L: { FunctionArn: LAMBDA_URI, AuthorizerPayloadFormatVersion: 2.0, Identity: { Headers: ['A'], ReauthorizeEvery: 3600 } } } }, { Authorizer: 'L' }),
    },
    { name: 'an event that asks for an authorizer only known at deployment', template: serverless({ Authorizers: { L: unknown } }, { Authorizer: 'L' }) },
    { name: 'an event that asks for one of authorizers only known at deployment', template: serverless({ Authorizers: unknown }, { Authorizer: 'L' }) },
    { name: 'an event that asks for none', template: serverless({}, { Authorizer: 'NONE' }) },
    { name: 'an event that asks for IAM', template: serverless({ EnableIamAuthorizer: true }, { Authorizer: 'AWS_IAM' }) },
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
        Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: LAMBDA_URI, AuthorizerResultTtlInSeconds: 3601, IdentitySource: ['route.request.header.A'] }),
      }),
      findings: [{ logicalId: 'Auth', path: 'Properties/AuthorizerResultTtlInSeconds', actual: 3601, limit: 3600 }],
    },
    {
      name: 'caching without a source',
      template: http({
        Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: LAMBDA_URI, AuthorizerPayloadFormatVersion: '2.0', AuthorizerResultTtlInSeconds: 1 }),
      }),
      findings: [{ logicalId: 'Auth', message: 'identity source' }],
    },
    {
      name: 'JWT without a configuration',
      template: http({ Auth: jwt({ JwtConfiguration: undefined }) }),
      findings: [{ logicalId: 'Auth', message: 'JWT configuration' }],
    },
    {
      name: 'Lambda of an HTTP API without a format',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: LAMBDA_URI }) }),
      findings: [{ logicalId: 'Auth', message: 'payload format version' }],
    },
    {
      name: 'simple responses with the old format',
      template: http({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: LAMBDA_URI, AuthorizerPayloadFormatVersion: '1.0', EnableSimpleResponses: true }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/EnableSimpleResponses' }],
    },
    {
      name: 'a source of HTTP APIs in a WebSocket API',
      template: webSocket({ Auth: v2('Authorizer', { AuthorizerType: 'REQUEST', AuthorizerUri: LAMBDA_URI, IdentitySource: ['$request.header.A'] }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/IdentitySource/0' }],
    },
    {
      name: 'Lambda without its function',
      template: http({ Auth: lambda({ AuthorizerUri: undefined }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties', message: 'must have the URI of its function', severity: 'error' }],
    },
    {
      name: 'JWT without an issuer',
      template: http({ Auth: jwt({ JwtConfiguration: { Audience: ['a'] } }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/JwtConfiguration', message: 'issuer', severity: 'error' }],
    },
    {
      name: 'JWT with no audience',
      template: http({ Auth: jwt({ JwtConfiguration: { Issuer: 'https://example.com', Audience: [] } }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/JwtConfiguration/Audience', message: 'audience', severity: 'warning' }],
    },
    {
      name: 'JWT without a source',
      template: http({ Auth: jwt({ IdentitySource: undefined }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties', message: 'identity source', severity: 'warning' }],
    },
    {
      name: 'a format of HTTP APIs in a WebSocket API',
      template: webSocket({ Auth: lambda({ IdentitySource: ['route.request.header.A'] }) }),
      findings: [{ logicalId: 'Auth', path: 'Properties/AuthorizerPayloadFormatVersion', actual: '2.0', severity: 'warning' }],
    },
    {
      name: 'a type of authorization that does not exist',
      template: http({ Route: route({ AuthorizationType: 'COGNITO_USER_POOLS' }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/AuthorizationType', actual: 'COGNITO_USER_POOLS', severity: 'error' }],
    },
    {
      name: 'a route without the authorizer that it needs',
      template: http({ Route: route({ AuthorizationType: 'JWT' }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/AuthorizationType', message: 'must have an authorizer', severity: 'error' }],
    },
    {
      name: 'a $connect route without the authorizer that it needs',
      template: webSocket({ Route: v2('Route', { RouteKey: '$connect', AuthorizationType: 'CUSTOM' }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/AuthorizationType', message: 'must have an authorizer' }],
    },
    {
      name: 'JWT with a Lambda authorizer',
      template: http({ Auth: lambda(), Route: route({ AuthorizationType: 'JWT', AuthorizerId: ref('Auth') }) }),
      findings: [{ logicalId: 'Route', path: 'Properties/AuthorizerId', message: 'is JWT, but its authorizer is of type REQUEST', severity: 'error' }],
    },
    {
      name: 'an operation that asks for an authorizer that the document does not have',
      template: body([{ nobody: [] }]),
      findings: [{ logicalId: 'Api', path: '…/get/security/0/nobody', message: "asks for authorizer 'nobody'", actual: 'nobody', severity: 'warning' }],
    },
    {
      name: 'an event that asks for an authorizer that the API does not have',
      template: serverless({ Authorizers: {} }, { Authorizer: 'Nobody' }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/Get/Properties/Auth/Authorizer', actual: 'Nobody', severity: 'error' }],
    },
    {
      name: 'a default authorizer that the API of SAM does not have',
      template: serverless({ Authorizers: {}, DefaultAuthorizer: 'Nobody' }),
      findings: [{ logicalId: 'Api', path: 'Properties/Auth/DefaultAuthorizer', actual: 'Nobody', severity: 'error' }],
    },
    {
      name: 'an authorizer of SAM, one second over',
      template: serverless({ Authorizers: { L: { FunctionArn: LAMBDA_URI, AuthorizerPayloadFormatVersion: '2.0', Identity: { Headers: ['A'], ReauthorizeEvery: 3601 } } } }),
      findings: [{ logicalId: 'Api', path: 'Properties/Auth/Authorizers/L/Identity/ReauthorizeEvery', actual: 3601 }],
    },
    {
      name: 'a source of a document, which writes them as one text',
      template: body([], { l: { 'x-amazon-apigateway-authorizer': { type: 'request', authorizerUri: LAMBDA_URI, identitySource: 'method.request.header.A' } } }),
      findings: [{ logicalId: 'Api', path: '…/l/x-amazon-apigateway-authorizer/identitySource', actual: 'method.request.header.A' }],
    },
    {
      name: 'a source of HTTP APIs in a WebSocket API of SAM',
      template: template({
        Api: resource('Serverless::WebSocketApi', {
          RouteSelectionExpression: '$request.body.action',
          Routes: { $connect: { FunctionArn: LAMBDA_URI } },
          Auth: { AuthType: 'CUSTOM', AuthArn: LAMBDA_URI, IdentitySource: ['$request.header.A'] },
        }),
      }),
      findings: [{ logicalId: 'Api', path: 'Properties/Auth/IdentitySource', actual: '$request.header.A', severity: 'error' }],
    },
  ],
});
