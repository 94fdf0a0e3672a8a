import { pathOf, Unresolved, type Origin } from '../../src/model';
import { readOpenApi } from '../../src/openapi';

const BODY: Origin = { template: 't.json', logicalId: 'Api', type: 'AWS::ApiGateway::RestApi', path: 'Properties/Body', style: 'resource' };

const OPENAPI = {
  'openapi': '3.0.1',
  'info': { title: 'Orders', version: '2' },
  'servers': [{ url: '/' }, { 'url': '/', 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'], disableExecuteApiEndpoint: 'true' } }],
  'security': [{ Token: [] }],
  'paths': {
    '/orders/{id}': {
      parameters: [{ $ref: '#/components/parameters/Id' }],
      get: {
        'security': [{ Token: [] }, { Key: [] }, { Ignored: [] }],
        'parameters': [{ name: 'page', in: 'query' }, { name: 'c', in: 'cookie' }],
        'responses': { 200: { $ref: '#/components/responses/Fine' }, 404: 'nonsense' },
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'get',
          uri: 'https://example.com',
          timeoutInMillis: 60000,
          passthroughBehavior: 'when_no_templates',
          responses: { 'default': { statusCode: 200 }, '5\\d{2}': { statusCode: '502', responseTemplates: { 'application/json': '{}' } } },
        },
      },
      post: { 'requestBody': { content: { 'application/json': { schema: { type: 'object' } } } }, 'x-amazon-apigateway-auth': { type: 'NONE' } },
      trace: {},
    },
    'x-vendor': {},
    'odd': {},
    '/none': null,
  },
  'components': {
    parameters: { Id: { name: 'id', in: 'path', required: true } },
    responses: { Fine: { description: 'Fine', content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } },
    schemas: { Order: { type: 'object', properties: { next: { $ref: '#/components/schemas/Order' } } } },
    securitySchemes: {
      Token: { 'type': 'apiKey', 'name': 'X-Token', 'in': 'header', 'x-amazon-apigateway-authtype': 'custom', 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn', authorizerResultTtlInSeconds: '60' } },
      Key: { type: 'apiKey', name: 'X-API-Key', in: 'header' },
      Ignored: { type: 'http', scheme: 'bearer' },
    },
  },
  'x-amazon-apigateway-request-validators': { Body: { validateRequestBody: true } },
  'x-amazon-apigateway-request-validator': 'Body',
};

describe('OpenAPI 3', () => {
  const api = readOpenApi(OPENAPI, BODY);
  const [get, post] = api.resources[0].methods;

  test('routes, and nothing that is none', () => {
    expect(api.resources.map(({ path, methods }) => [path, methods.map(({ httpMethod }) => httpMethod)])).toEqual([['/orders/{id}', ['GET', 'POST']]]);
  });

  test('who may call', () => {
    expect(get).toMatchObject({ authorizationType: 'CUSTOM', authorizer: 'Token', apiKeyRequired: true });
    expect(post.authorizationType).toBe('NONE');
    expect(post.authorizer).toBeUndefined();
    expect(api.authorizers).toMatchObject([{ key: 'Token', type: 'TOKEN', identitySource: 'method.request.header.X-Token', authorizerResultTtlInSeconds: 60 }]);
  });

  test('what is taken and given', () => {
    expect(get.requestParameters).toEqual({ 'method.request.path.id': true, 'method.request.querystring.page': false });
    expect(get.responses).toMatchObject([{ statusCode: '200', description: 'Fine', responseModels: { 'application/json': 'Order' } }]);
    expect(get.requestValidator).toBe('Body');
  });

  test('a schema in place becomes a model, as it does in the service', () => {
    const name = (post.requestModels as Record<string, string>)['application/json'];
    expect(name).toMatch(/^MODEL[0-9a-f]{6}$/);
    expect(api.models).toMatchObject([{ name: 'Order' }, { name, schema: { type: 'object' } }]);
  });

  test('the integration', () => {
    expect(get.integration).toMatchObject({ type: 'HTTP', httpMethod: 'GET', passthroughBehavior: 'WHEN_NO_TEMPLATES', timeoutInMillis: 60000 });
    expect(get.integration?.responses).toMatchObject([{ selectionPattern: undefined, statusCode: '200' }, { selectionPattern: '5\\d{2}', statusCode: '502' }]);
  });

  test('settings', () => {
    expect(api).toMatchObject({ name: 'Orders', version: '2', vpcEndpointIds: ['vpce-1'], disableExecuteApiEndpoint: true, requestValidators: [{ key: 'Body', validateRequestBody: true }] });
  });

  test.each([
    [pathOf(get.origin!), 'paths/~1orders~1{id}/get'],
    [pathOf(get.origin!, 'authorizer'), 'paths/~1orders~1{id}/get/security'],
    [pathOf(get.origin!, 'requestValidator'), 'paths/~1orders~1{id}/get/x-amazon-apigateway-request-validator'],
    [pathOf(post.origin!, 'authorizationType'), 'paths/~1orders~1{id}/post/x-amazon-apigateway-auth/type'],
    [pathOf(get.integration!.origin!, 'timeoutInMillis'), 'paths/~1orders~1{id}/get/x-amazon-apigateway-integration/timeoutInMillis'],
    [pathOf(get.integration!.responses![1].origin!, 'responseTemplates', 'application/json'), 'paths/~1orders~1{id}/get/x-amazon-apigateway-integration/responses/5\\d{2}/responseTemplates/application~1json'],
    [pathOf(api.origin!, 'vpcEndpointIds', 0), 'servers/1/x-amazon-apigateway-endpoint-configuration/vpcEndpointIds/0'],
    [pathOf(api.origin!, 'policy'), 'x-amazon-apigateway-policy'],
    [pathOf(api.models[0].origin!, 'schema', 'properties'), 'components/schemas/Order/properties'],
    [pathOf(api.authorizers[0].origin!, 'authorizerResultTtlInSeconds'), 'components/securitySchemes/Token/x-amazon-apigateway-authorizer/authorizerResultTtlInSeconds'],
    [pathOf(api.authorizers[0].origin!, 'identitySource'), 'components/securitySchemes/Token/name'],
  ])('%s', (path, expected) => expect(path).toBe(`Properties/Body/${expected}`));
});

test('Swagger 2.0', () => {
  const api = readOpenApi({
    'swagger': '2.0',
    'consumes': ['application/xml'],
    'paths': {
      '/orders': {
        post: {
          parameters: [{ name: 'order', in: 'body', schema: { $ref: '#/definitions/Order' } }],
          responses: { 200: { description: '200 response', schema: { $ref: '#/definitions/Order' }, headers: { 'X-A': { type: 'string' } } } },
          security: [{ sigv4: [] }],
        },
      },
    },
    'definitions': { Order: { items: { $ref: '#/definitions/Item' } } },
    'securityDefinitions': { sigv4: { 'type': 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' } },
    'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] },
  }, BODY);
  expect(api).toMatchObject({ vpcEndpointIds: ['vpce-1'], models: [{ name: 'Order', schema: { items: { $ref: '#/components/schemas/Item' } } }] });
  expect(api.resources[0].methods).toMatchObject([{
    authorizationType: 'AWS_IAM',
    requestModels: { 'application/xml': 'Order' },
    responses: [{ description: undefined, responseParameters: { 'method.response.header.X-A': false }, responseModels: { 'application/json': 'Order' } }],
  }]);
  expect(pathOf(api.models[0].origin!)).toBe('Properties/Body/definitions/Order');
});

describe.each([
  ['OpenAPI 3', (securitySchemes: object) => ({ openapi: '3.0.1', components: { securitySchemes } })],
  ['Swagger 2', (securityDefinitions: object) => ({ swagger: '2.0', securityDefinitions })],
])('security of a whole %s document', (_, withSchemes) => {
  const withAuthorizer = (type: string) => ({ 'type': 'apiKey', 'name': 'Authorization', 'in': 'header', 'x-amazon-apigateway-authorizer': { type } });
  const schemes = {
    pool: withAuthorizer('cognito_user_pools'),
    token: withAuthorizer('token'),
    key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
    iam: { 'type': 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' },
  };
  const accessTo = (security: unknown, operation: object = {}) => {
    const { resources: [{ methods: [method] }] } = readOpenApi({ ...withSchemes(schemes), security, paths: { '/a': { get: operation } } }, BODY);
    return method;
  };

  test.each<[string, unknown, object, object]>([
    ['a Cognito authorizer with scopes', [{ pool: ['a/read'] }], {}, { authorizationType: 'COGNITO_USER_POOLS', authorizer: 'pool', authorizationScopes: ['a/read'] }],
    ['a Lambda authorizer', [{ token: [] }], {}, { authorizationType: 'CUSTOM', authorizer: 'token', authorizationScopes: undefined }],
    ['an API key', [{ key: [] }], {}, { authorizationType: undefined, apiKeyRequired: true }],
    ['a signature and an API key', [{ iam: [], key: [] }], {}, { authorizationType: 'AWS_IAM', apiKeyRequired: true }],
    ['security of its own', [{ pool: [] }], { security: [{ key: [] }] }, { authorizationType: undefined, authorizer: undefined, apiKeyRequired: true }],
    ['an empty list, which opens it', [{ pool: [] }], { security: [] }, { authorizationType: undefined, authorizer: undefined }],
    ['an authorization type of its own', [{ pool: [] }], { 'x-amazon-apigateway-auth': { type: 'NONE' } }, { authorizationType: 'NONE', authorizer: undefined }],
    ['what is only known at deployment', new Unresolved({ Ref: 'Security' }), {}, { authorizationType: new Unresolved({ Ref: 'Security' }) }],
  ])('an operation with %s', (__, security, operation, expected) => {
    const { authorizationType, authorizer, authorizationScopes, apiKeyRequired } = accessTo(security, operation);
    expect({ authorizationType, authorizer, authorizationScopes, apiKeyRequired }).toEqual(expected);
  });

  test('is said of the operation that takes it, and an unknown scheme of the document', () => {
    expect(pathOf(accessTo([{ pool: [] }]).origin!, 'authorizer')).toBe('Properties/Body/paths/~1a/get');
    expect(pathOf(accessTo([{ nothing: [] }]).undefinedAuthorizer!.origin!, 'name')).toBe('Properties/Body/security');
  });
});

test('without an origin there are none', () => {
  expect(JSON.stringify(readOpenApi(OPENAPI))).not.toContain('origin');
});
