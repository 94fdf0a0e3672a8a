import { Unresolved, type Method, type RestApiDefinition } from '../../src/model';
import { writeOpenApi } from '../../src/openapi';

const NOTHING: RestApiDefinition = {
  name: 'Orders', resources: [], models: [], requestValidators: [], authorizers: [], gatewayResponses: [], documentationParts: [],
};
const URI = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations';

function withMethod(method: Partial<Method>, rest: Partial<RestApiDefinition> = {}): Record<string, unknown> {
  return writeOpenApi({ ...NOTHING, ...rest, resources: [{ path: '/orders/{id}', methods: [{ httpMethod: 'GET', ...method }] }] });
}

function operation(method: Partial<Method>, rest: Partial<RestApiDefinition> = {}): unknown {
  const paths = withMethod(method, rest).paths as Record<string, Record<string, unknown>>;
  return Object.values(paths['/orders/{id}'])[0];
}

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

test('an API of nothing', () => {
  expect(writeOpenApi(NOTHING)).toEqual({ openapi: '3.0.1', info: { title: 'Orders', version: '1.0' }, paths: {} });
});

describe('an operation', () => {
  test.each<[string, Partial<Method>, Record<string, unknown>]>([
    ['of nothing', {}, {}],
    ['behind a Lambda function says no default', { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: URI, timeoutInMillis: 29_000, passthroughBehavior: 'WHEN_NO_MATCH', connectionType: 'INTERNET' } },
      { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: URI } }],
    ['with what is unknown', { description: new Unresolved({ Ref: 'X' }), integration: { type: 'HTTP', uri: new Unresolved({ 'Fn::Sub': '${A}' }) } },
      { 'description': { Ref: 'X' }, 'x-amazon-apigateway-integration': { type: 'http', uri: { 'Fn::Sub': '${A}' } } }],
    ['that is signed', { authorizationType: 'AWS_IAM' }, { security: [{ sigv4: [] }] }],
    ['with an API key alone', { authorizationType: 'NONE', apiKeyRequired: true }, { 'security': [{ api_key: [] }], 'x-amazon-apigateway-auth': { type: 'NONE' } }],
    ['with scopes', { authorizationType: 'COGNITO_USER_POOLS', authorizer: 'Pool', authorizationScopes: ['read'] }, { security: [{ Pool: ['read'] }] }],
    ['with a validator', { requestValidator: 'Body' }, { 'x-amazon-apigateway-request-validator': 'Body' }],
    ['with a body', { requestModels: { 'application/json': 'Order' } }, { requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } }],
    ['with a response', { responses: [{ statusCode: '200', responseParameters: { 'method.response.header.X-A': true }, responseModels: { 'text/plain': 'Empty' } }] },
      { responses: { 200: { description: '200 response', headers: { 'X-A': { required: true, schema: { type: 'string' } } }, content: { 'text/plain': { schema: { $ref: '#/components/schemas/Empty' } } } } } }],
  ])('%s', (_, method, expected) => {
    expect(operation(method)).toEqual({ parameters: [ID], responses: {}, ...expected });
  });

  test('declares what it takes, and the variables of its path', () => {
    expect(operation({ requestParameters: { 'method.request.querystring.page': false, 'method.request.header.X-Id': true, 'method.request.path.id': false } })).toEqual({
      parameters: [{ name: 'X-Id', in: 'header', required: true, schema: { type: 'string' } }, ID, { name: 'page', in: 'query', schema: { type: 'string' } }],
      responses: {},
    });
  });

  test('of any verb', () => {
    expect(withMethod({ httpMethod: 'ANY' }).paths).toEqual({ '/orders/{id}': { 'x-amazon-apigateway-any-method': { parameters: [ID], responses: {} } } });
  });

  test('of a verb that is unknown cannot be written', () => {
    expect(withMethod({ httpMethod: new Unresolved({ Ref: 'X' }) }).paths).toEqual({ '/orders/{id}': {} });
  });
});

test('what is used is declared', () => {
  expect(withMethod({ authorizationType: 'AWS_IAM', apiKeyRequired: true, requestModels: { 'application/json': 'Error' } }).components).toEqual({
    schemas: { Error: { title: 'Error Schema', type: 'object', properties: { message: { type: 'string' } } } },
    securitySchemes: {
      api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      sigv4: { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    },
  });
});

test.each([
  ['a token in a header', { key: 'A', type: 'TOKEN' as const, authorizerUri: URI, identitySource: 'method.request.header.Token' },
    { 'type': 'apiKey', 'name': 'Token', 'in': 'header', 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: URI } }],
  ['parts of a request', { key: 'A', type: 'REQUEST' as const, authorizerUri: URI, identitySource: 'method.request.header.Token', authorizerResultTtlInSeconds: 0 },
    { 'type': 'apiKey', 'name': 'Unused', 'in': 'header', 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': { type: 'request', authorizerUri: URI, authorizerResultTtlInSeconds: 0, identitySource: 'method.request.header.Token' } }],
  ['user pools', { key: 'A', type: 'COGNITO_USER_POOLS' as const, providerARNs: ['arn'] },
    { 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authtype': 'cognito_user_pools', 'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools', providerARNs: ['arn'] } }],
])('an authorizer by %s', (_, authorizer, scheme) => {
  expect(writeOpenApi({ ...NOTHING, authorizers: [authorizer] }).components).toEqual({ securitySchemes: { A: scheme } });
});

test('things are called as the service calls them, unless two have one name', () => {
  const authorizers = [{ key: 'One', name: 'same' }, { key: 'Two', name: 'same' }, { key: 'Three', name: 'three' }];
  const document = withMethod({ authorizer: 'Three' }, { authorizers });
  expect(Object.keys((document.components as { securitySchemes: object }).securitySchemes)).toEqual(['Two', 'same', 'three']);
  expect(operation({ authorizer: 'Three' }, { authorizers })).toMatchObject({ security: [{ three: [] }] });
});

test("the API's own settings", () => {
  expect(writeOpenApi({
    ...NOTHING,
    policy: { Statement: [] },
    apiKeySource: 'AUTHORIZER',
    binaryMediaTypes: ['image/*'],
    minimumCompressionSize: 0,
    disableExecuteApiEndpoint: true,
    vpcEndpointIds: [new Unresolved({ Ref: 'Endpoint' })],
    requestValidators: [{ key: 'Body', validateRequestBody: true }],
    gatewayResponses: [{ responseType: 'DEFAULT_4XX', statusCode: '418', responseTemplates: { 'application/json': '{}' } }],
    documentationParts: [{ location: { type: 'API' }, properties: { info: 'x' } }],
  })).toMatchObject({
    'servers': [{ 'url': '/', 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: [{ Ref: 'Endpoint' }], disableExecuteApiEndpoint: true } }],
    'x-amazon-apigateway-policy': { Statement: [] },
    'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    'x-amazon-apigateway-binary-media-types': ['image/*'],
    'x-amazon-apigateway-minimum-compression-size': 0,
    'x-amazon-apigateway-request-validators': { Body: { validateRequestBody: true } },
    'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: { statusCode: '418', responseTemplates: { 'application/json': '{}' } } },
    'x-amazon-apigateway-documentation': { documentationParts: [{ location: { type: 'API' }, properties: { info: 'x' } }] },
  });
});

test('a token of the CDK goes through untouched', () => {
  class Token {
    resolve(): string {
      return 'x';
    }
  }
  const token = new Token();
  expect(writeOpenApi({ ...NOTHING, policy: token })['x-amazon-apigateway-policy']).toBe(token);
});

describe('extensions', () => {
  const definition: RestApiDefinition = {
    ...NOTHING,
    policy: {},
    authorizers: [{ key: 'A', type: 'TOKEN' }],
    resources: [{ path: '/', methods: [{ httpMethod: 'ANY', authorizer: 'A', integration: { type: 'MOCK' } }] }],
  };
  test.each([
    ['apigateway' as const, ['any-method', 'authorizer', 'authtype', 'integration', 'policy']],
    ['integrations' as const, ['any-method', 'authtype', 'integration']],
    ['authorizers' as const, ['any-method', 'authorizer', 'authtype']],
    ['none' as const, ['any-method', 'authtype']],
  ])('%s', (extensions, left) => {
    const text = JSON.stringify(writeOpenApi(definition, { extensions }));
    expect([...new Set([...text.matchAll(/"x-amazon-apigateway-([a-z-]+)":/g)].map(([, name]) => name))].sort()).toEqual(left);
  });
});

test('1,200 routes behind Lambda functions fit into a template', () => {
  const methods = ['GET', 'PUT', 'PATCH', 'DELETE'].map((httpMethod): Method => ({
    httpMethod, authorizationType: 'NONE', integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri: new Unresolved({ 'Fn::Sub': URI.replace('eu-west-1', '${AWS::Region}') }) },
  }));
  const resources = Array.from({ length: 300 }, (_, index) => ({ path: `/tenants/{tenant}/resources${index}`, methods }));
  expect(JSON.stringify(writeOpenApi({ ...NOTHING, resources })).length).toBeLessThan(700_000);
});
