import { Unresolved } from '../../../src/model';
import { parseTemplate, readModel } from '../../../src/template';

function read(resources: unknown, more: object = {}) {
  return readModel([parseTemplate('sam.json', JSON.stringify({ Transform: 'AWS::Serverless-2016-10-31', ...more, Resources: resources }))]);
}

const api = (properties: object = {}) => ({ Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod', ...properties } });
const handler = (events: object, properties: object = {}) => ({ Type: 'AWS::Serverless::Function', Properties: { ...properties, Events: events } });
const event = (Path: unknown, Method: unknown, more: object = {}) => ({ Type: 'Api', Properties: { Path, Method, ...more } });
const toApi = { RestApiId: { Ref: 'Api' } };

describe('events of functions', () => {
  test('make an API of their own when they name none', () => {
    const { restApis } = read({ Handler: handler({ Get: event('/orders', 'get', { TimeoutInMillis: 100 }) }) }, { Globals: { Api: { TracingEnabled: true } } });
    expect(restApis).toMatchObject([{
      key: 'sam.json#ServerlessRestApi',
      definedBy: 'resources',
      resources: [{ path: '/orders', methods: [{ httpMethod: 'GET', integration: { type: 'AWS_PROXY', httpMethod: 'POST', timeoutInMillis: 100 } }] }],
      stages: [{ stageName: 'Prod', tracingEnabled: true }],
    }]);
    expect(restApis[0].resources[0].origin).toMatchObject({ logicalId: 'Handler', path: 'Properties/Events/Get/Properties' });
  });

  test('are methods of the API that they name', () => {
    const { restApis } = read({ Api: api(), Handler: handler({ Any: event('/', 'ANY', toApi), Other: { Type: 'HttpApi', Properties: { Path: '/x', Method: 'get' } } }) });
    expect(restApis).toMatchObject([{ key: 'sam.json#Api', resources: [{ path: '/', methods: [{ httpMethod: 'ANY' }] }] }]);
  });

  test('of a state machine call it', () => {
    const machine = { Type: 'AWS::Serverless::StateMachine', Properties: { Events: { Start: event('/start', 'post') } } };
    expect(read({ Machine: machine }).restApis[0].resources).toMatchObject([{ path: '/start', methods: [{ integration: { type: 'AWS' } }] }]);
  });

  test.each<[string, object]>([
    ['has a definition', { DefinitionBody: { openapi: '3.0.1', paths: {} } }],
    ['has its definition in a file', { DefinitionUri: 'openapi.yaml' }],
  ])('are not added to an API that %s', (_, properties) => {
    expect(read({ Api: api(properties), Handler: handler({ Get: event('/orders', 'get', toApi) }) }).restApis).toMatchObject([{ resources: [] }]);
  });

  test.each<[string, object]>([
    ['an API that is only known at deployment', { Get: event('/orders', 'get', { RestApiId: { 'Fn::ImportValue': 'Api' } }) }],
    ['no properties', { Get: { Type: 'Api' } }],
    ['an unknown list of events', { Ref: 'Events' }],
  ])('with %s are passed over', (_, events) => {
    expect(read({ Api: api(), Handler: handler(events) }).restApis[0].resources).toEqual([]);
  });

  test('with unknown parts are unresolved', () => {
    const [resource] = read({ Api: api(), Handler: handler({ Get: event({ Ref: 'Path' }, { Ref: 'Method' }, toApi) }) }).restApis[0].resources;
    expect(resource.path).toBeInstanceOf(Unresolved);
    expect(resource.methods[0].httpMethod).toBeInstanceOf(Unresolved);
  });
});

describe('Auth', () => {
  const auth = {
    DefaultAuthorizer: 'Pool',
    ApiKeyRequired: true,
    Authorizers: {
      Pool: { UserPoolArn: 'arn:pool', Identity: { ReauthorizeEvery: 20 } },
      Token: { FunctionArn: { Ref: 'Function' } },
      Request: { FunctionPayloadType: 'REQUEST', FunctionArn: 'arn:f', Identity: { Headers: ['A'], QueryStrings: ['b'], StageVariables: ['c'], Context: ['d'] } },
    },
    UsagePlan: { CreateUsagePlan: 'PER_API', Quota: { Limit: 5, Period: 'DAY' } },
    ResourcePolicy: { CustomStatements: [{ Effect: 'Allow' }] },
  };
  const methodOf = (one: object, more: object = auth) => read({ Api: api({ Auth: more }), Handler: handler({ Get: event('/a', 'get', { ...toApi, Auth: one }) }) }).restApis[0].resources[0].methods[0];

  test('has authorizers, a policy and a usage plan', () => {
    const { restApis, usagePlans } = read({ Api: api({ Auth: auth }) });
    expect(restApis[0].authorizers).toMatchObject([
      { name: 'Pool', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'], authorizerResultTtlInSeconds: 20, identitySource: 'method.request.header.Authorization' },
      { name: 'Token', type: 'TOKEN', identitySource: 'method.request.header.Authorization' },
      { name: 'Request', type: 'REQUEST', identitySource: 'method.request.header.A,method.request.querystring.b,stageVariables.c,context.d' },
    ]);
    expect(restApis[0].policy).toMatchObject({ Statement: [{ Effect: 'Allow' }] });
    expect(usagePlans).toMatchObject([{ apiStages: [{ api: 'sam.json#Api', stage: 'prod' }], quota: { limit: 5, period: 'DAY' } }]);
    expect(usagePlans[0].quota?.origin?.path).toBe('Properties/Auth/UsagePlan/Quota');
  });

  test.each<[string, object, object]>([
    ['the default authorizer', {}, { authorizationType: 'COGNITO_USER_POOLS', authorizer: 'Pool', apiKeyRequired: true }],
    ['an authorizer of its own', { Authorizer: 'Token', AuthorizationScopes: ['a'] }, { authorizationType: 'CUSTOM', authorizer: 'Token', authorizationScopes: ['a'] }],
    ['none', { Authorizer: 'NONE', ApiKeyRequired: false }, { authorizationType: 'NONE', apiKeyRequired: false }],
    ['IAM', { Authorizer: 'AWS_IAM' }, { authorizationType: 'AWS_IAM' }],
    ['one that nobody defines', { Authorizer: 'Nobody' }, { undefinedAuthorizer: { name: 'Nobody', refused: true } }],
  ])('gives a method %s', (_, one, expected) => {
    expect(methodOf(one)).toMatchObject(expected);
  });

  test('with a default authorizer and no authorizers is passed over by the transform', () => {
    expect(methodOf({}, { DefaultAuthorizer: 'Nobody' })).toMatchObject({ undefinedAuthorizer: { name: 'Nobody', refused: false } });
  });

  test('that is not known says nothing', () => {
    expect(methodOf({ Authorizer: 'Nobody' }, { Authorizers: { Ref: 'Authorizers' } }).undefinedAuthorizer).toBeUndefined();
    expect(methodOf({ Authorizer: 'Nobody' }, { Ref: 'Auth' })).toMatchObject({ authorizationType: {} });
    expect(read({ Api: api({ Auth: { ResourcePolicy: { SourceVpcWhitelist: ['vpc-1'] } } }) }).restApis[0].policy).toBeInstanceOf(Unresolved);
  });
});

test('Globals are merged key by key, lists are appended, and intrinsics are replaced', () => {
  const globals = { Api: { Variables: { a: '1', b: '2' }, MethodSettings: [{ HttpMethod: '*' }], Auth: { Authorizers: { One: { FunctionArn: 'f' } } }, Name: { Ref: 'Name' } } };
  const [made] = read({ Api: api({ Variables: { b: '3' }, MethodSettings: [{ HttpMethod: 'GET' }], Auth: { Authorizers: { Two: { FunctionArn: 'g' } } }, Name: 'mine' }) }, { Globals: globals }).restApis;
  expect(made).toMatchObject({ name: 'mine', authorizers: [{ name: 'One' }, { name: 'Two' }] });
  expect(made.stages).toMatchObject([{ variables: { a: '1', b: '3' }, methodSettings: [{ httpMethod: '*' }, { httpMethod: 'GET' }] }]);
});

test('models and gateway responses of a SAM API are those of its body', () => {
  const [made] = read({ Api: api({ Models: { Order: { type: 'object' } }, GatewayResponses: { DEFAULT_4XX: { StatusCode: 400, ResponseTemplates: { 'application/json': '{}' } } } }) }).restApis;
  expect(made.models).toMatchObject([{ name: 'Order', schema: { type: 'object' } }]);
  expect(made.gatewayResponses).toMatchObject([{ responseType: 'DEFAULT_4XX', statusCode: '400', responseTemplates: { 'application/json': '{}' } }]);
});
