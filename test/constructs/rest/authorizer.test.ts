import { CfnParameter, Duration } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import { bodyOf, newFunction, newStack, onlyResource, operationOf, templateOf } from './synth';
import { Authorizer, Integration, LambdaAuthorizerType, Permissions, RestApi } from '../../../src/constructs';

const mock = Integration.mock();

test('a default authorizer is for the routes that name none', () => {
  const stack = newStack();
  const pool = new cognito.UserPool(stack, 'Users');
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.cognito([pool]) });
  api.addStage('prod');
  api.get('/orders', mock, { authorizationScopes: ['orders/read'] });
  api.get('/signed', mock, { authorizer: Authorizer.iam() });
  api.get('/open', mock, { authorizer: Authorizer.none() });

  expect(operationOf(api, '/orders', 'get').security).toEqual([{ UsersAuthorizer: ['orders/read'] }]);
  expect(operationOf(api, '/signed', 'get').security).toEqual([{ sigv4: [] }]);
  expect(operationOf(api, '/open', 'get').security).toBeUndefined();
  expect(bodyOf(api).components.securitySchemes.UsersAuthorizer).toMatchObject({
    'name': 'Authorization',
    'x-amazon-apigateway-authtype': 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: [{ 'Fn::GetAtt': ['Users0A0EEA89', 'Arn'] }] },
  });
});

test('a Lambda authorizer is given the request and kept for the time told', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.lambda(newFunction(stack, 'Auth'), { resultsCacheTtl: Duration.minutes(1) }) });
  api.addStage('prod');
  api.get('/a', mock);
  api.get('/b', mock);
  expect(bodyOf(api).components.securitySchemes.AuthAuthorizer['x-amazon-apigateway-authorizer']).toMatchObject({
    type: 'request',
    identitySource: 'method.request.header.Authorization',
    authorizerResultTtlInSeconds: 60,
    authorizerUri: { 'Fn::Sub': expect.stringContaining('lambda:path/2015-03-31/functions/${Auth') },
  });
});

test('a function that answers and authorizes has one permission', () => {
  const stack = newStack();
  const fn = newFunction(stack);
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.lambda(fn) });
  api.addStage('prod');
  api.get('/a', Integration.lambda(fn));
  onlyResource(api, 'AWS::Lambda::Permission');
});

test('a token authorizer may have a pattern and a role', () => {
  const stack = newStack();
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
  const api = new RestApi(stack, 'Api', {
    defaultAuthorizer: Authorizer.lambda(newFunction(stack), {
      type: LambdaAuthorizerType.TOKEN, identitySources: ['method.request.header.X-Token'], validationRegex: '^tok-', credentialsRole: role, authorizerName: 'Tokens',
    }),
  });
  api.addStage('prod');
  api.get('/a', mock);
  expect(bodyOf(api).components.securitySchemes.Tokens).toMatchObject({
    'name': 'X-Token',
    'x-amazon-apigateway-authorizer': { type: 'token', identityValidationExpression: '^tok-', authorizerCredentials: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] } },
  });
  templateOf(api).resourceCountIs('AWS::Lambda::Permission', 0);
});

test('permissions by route let an authorizer be called as such only', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Api', { permissions: Permissions.ROUTE, defaultAuthorizer: Authorizer.lambda(newFunction(stack)) });
  api.addStage('prod');
  api.get('/a', mock);
  api.get('/b', mock);
  expect(JSON.stringify(onlyResource(api, 'AWS::Lambda::Permission').Properties.SourceArn)).toContain('"/authorizers/*"');
});

test.each([
  ['the cache is kept too long', () => Authorizer.lambda(newFunction(newStack()), { resultsCacheTtl: Duration.seconds(3601) }), 'resultsCacheTtl in seconds must be from 0 to 3600, got 3601'],
  ['a token has two sources', () => Authorizer.lambda(newFunction(newStack()), { type: LambdaAuthorizerType.TOKEN, identitySources: ['a', 'b'] }), 'a TOKEN authorizer must have one identity source, got 2'],
  ['a request authorizer has a pattern', () => Authorizer.lambda(newFunction(newStack()), { validationRegex: 'x' }), 'validationRegex must be given for TOKEN authorizers only, got a REQUEST authorizer'],
  ['results are kept for nobody', () => Authorizer.lambda(newFunction(newStack()), { identitySources: [] }), 'a REQUEST authorizer must have an identity source or a resultsCacheTtl of 0, got neither'],
  ['there is no user pool', () => Authorizer.cognito([]), 'a Cognito authorizer must have at least one user pool, got none'],
])('fails when %s', (_, make, message) => {
  expect(make).toThrow(message);
});

test('fails when two authorizers have one name', () => {
  const stack = newStack();
  const fn = newFunction(stack);
  const api = new RestApi(stack, 'Api');
  api.addStage('prod');
  api.get('/a', mock, { authorizer: Authorizer.lambda(fn) });
  expect(() => api.get('/b', mock, { authorizer: Authorizer.lambda(fn) })).toThrow("authorizers of an API must have different names, got two of name 'FnAuthorizer'; give authorizerName");
});

test('fails when there are scopes without Cognito', () => {
  const api = new RestApi(newStack(), 'Api');
  api.addStage('prod');
  expect(() => api.get('/a', mock, { authorizer: Authorizer.iam(), authorizationScopes: ['x'] })).toThrow('authorizationScopes of GET /a must come with a Cognito authorizer, got AWS_IAM');
});

test('identity sources may be known at deployment only', () => {
  const stack = newStack();
  const identitySources = new CfnParameter(stack, 'Sources', { type: 'CommaDelimitedList' }).valueAsList;
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.lambda(newFunction(stack), { identitySources }) });
  api.addStage('prod');
  api.get('/a', mock);
  expect(bodyOf(api).components.securitySchemes.FnAuthorizer['x-amazon-apigateway-authorizer'].identitySource).toEqual({ 'Fn::Join': [', ', { Ref: 'Sources' }] });
});
