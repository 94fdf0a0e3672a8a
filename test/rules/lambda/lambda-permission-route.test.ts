import { lambdaPermissionRoute } from '../../../src/rules/lambda/lambda-permission-route';
import {
  getAtt, http, integration, LAMBDA_URI, lambdaUri, openapi, operation, part, path, ref, resource, rest, serverless, template, unknown, v2, webSocket,
} from '../templates';
import { testRule } from '../test-rule';

type Properties = Record<string, unknown>;

const arn = (source: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:${source}` });
const permission = (source?: string, more: Properties = {}) => resource('Lambda::Permission', {
  Action: 'lambda:InvokeFunction',
  FunctionName: getAtt('Function', 'Arn'),
  Principal: 'apigateway.amazonaws.com',
  ...(source !== undefined && { SourceArn: arn(source) }),
  ...more,
});
const fn = (properties: Properties = {}) => resource('Lambda::Function', { Runtime: 'nodejs22.x', ...properties });
const proxy = (more: Properties = {}, method: Properties = {}) => integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri(), ...more }, method);

/** GET /orders/{id} of a REST API, with a permission or other resources. */
const restWith = (more: Properties, method: Properties = {}) => rest({
  Function: fn(), Orders: path('orders'), Order: path('{id}', ref('Orders')), Get: proxy({}, { ResourceId: ref('Order'), ...method }), ...more,
});
const httpWith = (RouteKey: string, more: Properties) => http({
  Function: fn(),
  I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: getAtt('Function', 'Arn'), PayloadFormatVersion: '2.0' }),
  Route: v2('Route', { RouteKey, Target: { 'Fn::Sub': 'integrations/${I}' } }),
  ...more,
});
const chatWith = (more: Properties) => webSocket({
  Function: fn(),
  I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: lambdaUri() }),
  Connect: v2('Route', { RouteKey: '$connect', Target: { 'Fn::Join': ['/', ['integrations', ref('I')]] } }),
  ...more,
});
/** A method that a Lambda authorizer guards; its own function is in another account. */
const authorizedWith = (more: Properties, authorizer: Properties = {}) => rest({
  Function: fn(),
  Authorizer: part('Authorizer', { Name: 'a', Type: 'TOKEN', AuthorizerUri: lambdaUri(), IdentitySource: 'method.request.header.Authorization', ...authorizer }),
  Get: integration({}, { AuthorizationType: 'CUSTOM', AuthorizerId: ref('Authorizer') }),
  ...more,
});
const found = (logicalId: string, name: string, field = 'Properties/Integration/Uri') => [
  { logicalId, path: field, severity: 'warning' as const, message: `API Gateway may not call Function for ${name}: no AWS::Lambda::Permission covers it` },
];
const HTTP_URI = 'Properties/IntegrationUri';

testRule(lambdaPermissionRoute, {
  valid: [
    ...[
      '${Api}/*', '${Api}/*/*', '${Api}/*/*/*', '${Api}/*/GET/orders/*', '${Api}/*/GET/orders/{id}', '${Api}/*/GET/*', '${Api}/prod/GET/orders/*', '${Api}/${Stage}/GET/orders/*',
      '${Api}/*/*/orders/*', '${Parameter}/*/GET/orders/*', '*/*/GET/orders/*', '*', '${Api}/*/GET/${Parameter}',
    ].map((source) => ({ name: `a permission for ${source}`, template: restWith({ Permission: permission(source) }) })),
    { name: 'a permission for anything', template: restWith({ Permission: permission() }) },
    { name: 'a source only known at deployment', template: restWith({ Permission: permission(undefined, { SourceArn: unknown }) }) },
    { name: 'a source that begins with what is only known at deployment', template: restWith({ Permission: permission(undefined, { SourceArn: { 'Fn::Sub': '${Parameter}/*/GET/orders' } }) }) },
    { name: 'a principal and an action only known at deployment', template: restWith({ Permission: permission('${Api}/*', { Principal: unknown, Action: unknown }) }) },
    { name: 'every action', template: restWith({ Permission: permission('${Api}/*', { Action: 'lambda:*' }) }) },
    { name: 'every principal', template: restWith({ Permission: permission('${Api}/*', { Principal: '*' }) }) },
    { name: 'a permission for the name of the function', template: restWith({ Function: fn({ FunctionName: 'orders' }), Permission: permission('${Api}/*', { FunctionName: 'orders' }) }) },
    { name: 'a permission for the ARN of the function', template: restWith({ Function: fn({ FunctionName: 'orders' }), Permission: permission('${Api}/*', { FunctionName: 'arn:aws:lambda:us-east-1:111122223333:function:orders' }) }) },
    { name: 'a permission for a function only known at deployment', template: restWith({ Permission: permission('${Api}/*', { FunctionName: unknown }) }) },
    {
      name: 'a permission for an alias',
      template: restWith({
        Alias: resource('Lambda::Alias', { FunctionName: ref('Function'), Name: 'live' }),
        Get: proxy({ Uri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}:live/invocations' } }),
        Permission: permission('${Api}/*', { FunctionName: ref('Alias') }),
      }),
    },
    { name: 'a permission for the root', template: rest({ Function: fn(), Get: proxy(), Permission: permission('${Api}/*/GET/') }) },
    { name: 'permissions for verbs of a method that takes any', template: restWith({ Get: proxy({}, { ResourceId: ref('Order'), HttpMethod: 'ANY' }), Permission: permission('${Api}/*/POST/orders/*') }) },
    { name: 'a role', template: restWith({ Get: proxy({ Credentials: 'arn:aws:iam::111122223333:role/a' }) }) },
    { name: 'a function that is elsewhere', template: restWith({ Get: proxy({ Uri: LAMBDA_URI }) }) },
    { name: 'a function that a nested stack is given', template: restWith({ Nested: resource('CloudFormation::Stack', { TemplateURL: 'x', Parameters: { F: getAtt('Function', 'Arn') } }) }) },
    { name: 'a loop that may make permissions', template: { Transform: 'AWS::LanguageExtensions', ...restWith({ 'Fn::ForEach::P': ['P', ['A'], { 'P${P}': permission('${Api}/*') }] }) } },
    { name: 'a macro that may add permissions', template: { Transform: 'Mine', ...restWith({}) } },
    { name: 'a path only known at deployment', template: restWith({ Orders: path(unknown), Permission: permission('${Api}/*/GET/orders/*') }) },
    {
      name: 'a permission in another template of the app',
      templates: [
        { ...restWith({}), Outputs: { F: { Value: getAtt('Function', 'Arn'), Export: { Name: 'function' } } } },
        template({ Permission: permission('*', { FunctionName: { 'Fn::ImportValue': 'function' } }) }),
      ],
    },
    { name: 'an event of SAM', template: serverless({ Get: { Path: '/orders', Method: 'get' } }) },
    { name: 'a definition of SAM with an event', template: serverless({ Get: { Path: '/orders', Method: 'get' } }, { DefinitionBody: { openapi: '3.0.1', paths: operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() }) } }) },
    ...[{ Path: '/orders', Method: 'ANY' }, { Path: '/{name}', Method: 'get' }, { Path: unknown, Method: unknown }].map((event) => ({
      name: `a definition of SAM with an event for ${JSON.stringify(event)}`,
      template: serverless({ Event: event }, { DefinitionBody: { openapi: '3.0.1', paths: operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() }) } }),
    })),
    {
      name: 'a definition of an HTTP API of SAM with an event for the default route',
      template: template({
        Api: resource('Serverless::HttpApi', { DefinitionBody: { openapi: '3.0.1', paths: operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri(), payloadFormatVersion: '2.0' }) } }),
        Function: resource('Serverless::Function', { Events: { Any: { Type: 'HttpApi', Properties: { ApiId: ref('Api') } } } }),
      }, { Transform: 'AWS::Serverless-2016-10-31' }),
    },
    {
      name: 'a Lambda authorizer of SAM',
      template: serverless({ Get: { Path: '/orders', Method: 'get' } }, { Auth: { DefaultAuthorizer: 'A', Authorizers: { A: { FunctionArn: getAtt('Function', 'Arn') } } } }),
    },
    { name: 'a connector of SAM', template: { Transform: 'AWS::Serverless-2016-10-31', ...restWith({ C: resource('Serverless::Connector', { Source: { Id: 'Api' }, Destination: { Id: 'Function' }, Permissions: ['Write'] }) }) } },
    { name: 'a body', template: openapi(operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() }), {}, { Function: fn(), Permission: permission('${Api}/*/GET/orders') }) },
    ...['${Api}/*/*/orders/*', '${Api}/*/GET/orders/{id}', '${Api}/*'].map((source) => ({ name: `an HTTP API with a permission for ${source}`, template: httpWith('GET /orders/{id}', { Permission: permission(source) }) })),
    ...['${Api}/*/*', '${Api}/*/$default'].map((source) => ({ name: `a default route with a permission for ${source}`, template: httpWith('$default', { Permission: permission(source) }) })),
    { name: 'a target of an HTTP API', template: http({ Function: fn(), Permission: permission('${Api}/*/$default') }, { Target: getAtt('Function', 'Arn') }) },
    { name: 'an integration that no route uses', template: http({ Function: fn(), I: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: getAtt('Function', 'Arn') }) }) },
    ...['${Api}/*/$connect', '${Api}/*/*', '${Api}/*'].map((source) => ({ name: `a WebSocket API with a permission for ${source}`, template: chatWith({ Permission: permission(source) }) })),
    ...['${Api}/authorizers/*', '${Api}/authorizers/${Authorizer}', '${Api}/*', '${Api}/*/*'].map((source) => ({ name: `an authorizer with a permission for ${source}`, template: authorizedWith({ Permission: permission(source) }) })),
    { name: 'an authorizer with a role', template: authorizedWith({}, { AuthorizerCredentials: 'arn:aws:iam::111122223333:role/a' }) },
    { name: 'an authorizer that no method uses', template: authorizedWith({ Get: integration({}) }) },
  ],
  invalid: [
    { name: 'no permission', template: restWith({}), findings: found('Get', 'GET /orders/{id}') },
    ...[
      '${Api}/*/POST/orders/*', '${Api}/*/GET/orders', '${Api}/*/GET/customers/*', '${Api}/*/GET/', '${Other}/*', '${Api}/test-invoke-stage/GET/orders/*', '${Api}/authorizers/*', '${Api}',
    ].map((source) => ({ name: `a permission for ${source} only`, template: restWith({ Other: resource('ApiGateway::RestApi', { Name: 'other' }), Permission: permission(source) }), findings: found('Get', 'GET /orders/{id}') })),
    { name: 'a permission for another service', template: restWith({ Permission: permission(undefined, { Principal: 'events.amazonaws.com' }) }), findings: found('Get', 'GET /orders/{id}') },
    { name: 'a source of another service', template: restWith({ Permission: permission(undefined, { SourceArn: 'arn:aws:s3:::bucket' }) }), findings: found('Get', 'GET /orders/{id}') },
    { name: 'a permission for another action', template: restWith({ Permission: permission('${Api}/*', { Action: 'lambda:InvokeFunctionUrl' }) }), findings: found('Get', 'GET /orders/{id}') },
    { name: 'a permission for another function', template: restWith({ Else: fn(), Permission: permission('${Api}/*', { FunctionName: ref('Else') }) }), findings: found('Get', 'GET /orders/{id}') },
    { name: 'a permission for an alias of another function', template: restWith({ Else: fn(), Permission: permission('${Api}/*', { FunctionName: { 'Fn::Sub': '${Else}:live' } }) }), findings: found('Get', 'GET /orders/{id}') },
    { name: 'several routes', template: restWith({ Post: proxy({}, { HttpMethod: 'POST' }), Put: proxy({}, { HttpMethod: 'PUT' }), Permission: permission('${Api}/*/PUT/') }), findings: found('Post', 'POST / and 1 more') },
    { name: 'a body', template: openapi(operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() }), {}, { Function: fn() }), findings: found('Api', 'GET /orders', 'Properties/Body/paths/~1orders/get/x-amazon-apigateway-integration/uri') },
    {
      name: 'a definition of SAM without an event',
      template: serverless({}, { DefinitionBody: { openapi: '3.0.1', paths: operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() }) } }),
      findings: found('Api', 'GET /orders', '…/x-amazon-apigateway-integration/uri'),
    },
    {
      name: 'a definition of SAM with an event of another API',
      template: template({
        Api: resource('Serverless::Api', { StageName: 'prod', DefinitionBody: { openapi: '3.0.1', paths: operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() }) } }),
        Function: resource('Serverless::Function', { Events: { Get: { Type: 'Api', Properties: { Path: '/orders', Method: 'get' } } } }),
      }, { Transform: 'AWS::Serverless-2016-10-31' }),
      findings: found('Api', 'GET /orders', '…/x-amazon-apigateway-integration/uri'),
    },
    { name: 'an HTTP API', template: httpWith('GET /orders', {}), findings: found('I', 'route GET /orders', HTTP_URI) },
    { name: 'another route of an HTTP API', template: httpWith('GET /orders', { Permission: permission('${Api}/*/GET/customers') }), findings: found('I', 'route GET /orders', HTTP_URI) },
    { name: 'a target of an HTTP API', template: http({ Function: fn() }, { Target: getAtt('Function', 'Arn') }), findings: found('Api', 'route $default', 'Properties/Target') },
    { name: 'a WebSocket API', template: chatWith({ Permission: permission('${Api}/*/$disconnect') }), findings: found('I', 'route $connect', HTTP_URI) },
    ...['${Api}/*/GET/*', '${Api}/prod/*'].map((source) => ({ name: `an authorizer with a permission for ${source}`, template: authorizedWith({ Permission: permission(source) }), findings: found('Authorizer', 'authorizer a', 'Properties/AuthorizerUri') })),
    {
      name: 'an authorizer of an HTTP API',
      template: http({
        Function: fn(),
        Authorizer: v2('Authorizer', { Name: 'a', AuthorizerType: 'REQUEST', AuthorizerUri: lambdaUri(), AuthorizerPayloadFormatVersion: '2.0' }),
        Route: v2('Route', { RouteKey: 'GET /', AuthorizationType: 'CUSTOM', AuthorizerId: ref('Authorizer') }),
        Permission: permission('${Api}/*/GET/'),
      }),
      findings: found('Authorizer', 'authorizer a', 'Properties/AuthorizerUri'),
    },
  ],
});
