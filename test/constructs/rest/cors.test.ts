import { CfnParameter, Duration } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { bodyOf, integrationOf, liveApi, newStack } from './synth';
import { Authorizer, Integration, RestApi } from '../../../src/constructs';

const mock = Integration.mock();
const RESPONSES = 'x-amazon-apigateway-gateway-responses';

test('every path answers preflight requests, without authorization', () => {
  const api = new RestApi(newStack(), 'Api', { defaultAuthorizer: Authorizer.iam(), apiKeyRequired: true, cors: { allowOrigins: ['*'], maxAge: Duration.hours(1) } });
  api.addStage('prod');
  api.get('/a', mock);
  api.put('/a', mock);
  const { options } = bodyOf(api).paths['/a'];
  expect(options.security).toBeUndefined();
  expect(integrationOf(api, '/a', 'options').responses.default).toEqual({
    statusCode: '204',
    responseParameters: {
      'method.response.header.Access-Control-Allow-Origin': "'*'",
      'method.response.header.Access-Control-Allow-Headers': "'Content-Type,X-Amz-Date,Authorization,X-Api-Key,X-Amz-Security-Token,X-Amz-User-Agent'",
      'method.response.header.Access-Control-Allow-Methods': "'OPTIONS,GET,PUT'",
      'method.response.header.Access-Control-Max-Age': "'3600'",
    },
  });
});

test('API Gateway itself answers errors with the headers too', () => {
  const api = liveApi({ cors: { allowOrigins: ['https://a.example'], allowCredentials: true } });
  expect(bodyOf(api)[RESPONSES]).toEqual(Object.fromEntries(['DEFAULT_4XX', 'DEFAULT_5XX'].map((type) => [type, {
    responseParameters: {
      'gatewayresponse.header.Access-Control-Allow-Origin': "'https://a.example'",
      'gatewayresponse.header.Access-Control-Allow-Credentials': "'true'",
      'gatewayresponse.header.Vary': "'Origin'",
    },
  }])));
});

test('one of several origins is told its own name', () => {
  const api = liveApi({ cors: { allowOrigins: ['https://a.example', 'https://b.example'] } });
  expect(integrationOf(api, '/ready', 'options').responses.default.responseTemplates['application/json'])
    .toContain('$origin == "https://a.example" || $origin == "https://b.example"');
});

test('a route of its own for OPTIONS stays as it is', () => {
  const api = liveApi({ cors: { allowOrigins: ['*'] } });
  api.options('/ready', Integration.mock({ statusCode: 418 }));
  expect(integrationOf(api, '/ready', 'options').responses.default.statusCode).toBe('418');
});

test.each(['/all', '/{proxy+}'])('a route for any method has an answer to preflight requests beside it, without authorization: %s', (path) => {
  const api = liveApi({ defaultAuthorizer: Authorizer.iam(), apiKeyRequired: true, cors: { allowOrigins: ['*'] } });
  api.any(path, mock);
  const { options, 'x-amazon-apigateway-any-method': any } = bodyOf(api).paths[path];
  expect([options.security, options['x-amazon-apigateway-auth']]).toEqual([undefined, { type: 'NONE' }]);
  expect(any.security).toBeDefined();
  expect(integrationOf(api, path, 'options').responses.default.responseParameters['method.response.header.Access-Control-Allow-Methods'])
    .toBe("'OPTIONS,GET,PUT,POST,DELETE,PATCH,HEAD'");
});

test('a list of origins may be known at deployment only', () => {
  const stack = newStack();
  const allowOrigins = new CfnParameter(stack, 'Origins', { type: 'CommaDelimitedList' }).valueAsList;
  const api = liveApi({ cors: { allowOrigins, allowHeaders: allowOrigins, maxAge: Duration.seconds(new CfnParameter(stack, 'Age', { type: 'Number' }).valueAsNumber) } }, stack);
  const { responseParameters, responseTemplates } = integrationOf(api, '/ready', 'options').responses.default;
  expect(responseParameters['method.response.header.Access-Control-Allow-Origin']).toEqual({ 'Fn::Join': ['', ["'", { 'Fn::Select': [0, { Ref: 'Origins' }] }, "'"]] });
  expect(responseParameters['method.response.header.Access-Control-Allow-Headers']).toEqual({ 'Fn::Join': ['', ["'", { 'Fn::Join': [',', { Ref: 'Origins' }] }, "'"]] });
  expect(responseParameters['method.response.header.Access-Control-Max-Age']).toEqual({ 'Fn::Join': ['', ["'", { Ref: 'Age' }, "'"]] });
  expect(JSON.stringify(responseTemplates)).toContain('.contains(');
});

test('gateway responses are merged with what browsers need', () => {
  const api = liveApi({
    cors: { allowOrigins: ['*'] },
    gatewayResponses: [{ type: apigateway.ResponseType.THROTTLED, statusCode: '503', responseHeaders: { 'Retry-After': "'1'" }, templates: { 'application/json': '{}' } }],
  });
  expect(bodyOf(api)[RESPONSES].THROTTLED).toEqual({
    statusCode: '503',
    responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'", 'gatewayresponse.header.Retry-After': "'1'" },
    responseTemplates: { 'application/json': '{}' },
  });
});

test.each<[string, apigateway.CorsOptions, string]>([
  ['there is no origin', { allowOrigins: [] }, 'allowOrigins of cors must have at least one origin, got none'],
  ['all and some may call', { allowOrigins: ['*', 'https://a.example'] }, "allowOrigins of cors must be '*' alone or origins, got *, https://a.example"],
  ['all may call with credentials', { allowOrigins: ['*'], allowCredentials: true }, "allowOrigins of cors must name origins when allowCredentials is set, got '*'"],
  ['answers are kept and not kept', { allowOrigins: ['*'], maxAge: Duration.hours(1), disableCache: true }, 'cors must have maxAge or disableCache, got both'],
])('fails when %s', (_, cors, message) => {
  expect(() => liveApi({ cors })).toThrow(message);
});

test('fails when a gateway response is none', () => {
  expect(() => bodyOf(liveApi({ gatewayResponses: [{ type: apigateway.ResponseType.of('TEAPOT') }] }))).toThrow(/type of a gateway response must be one of .*, got 'TEAPOT'/);
});
