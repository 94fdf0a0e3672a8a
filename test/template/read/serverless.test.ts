import { parseTemplate, readModel } from '../../../src/template';

const TEMPLATE = `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs20.x
    Timeout: 40
  Api:
    TracingEnabled: true
Resources:
  Defined:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      EndpointConfiguration: { Type: REGIONAL }
      CacheClusterEnabled: true
      MethodSettings:
        - { ResourcePath: /*, HttpMethod: '*', ThrottlingRateLimit: 5 }
      DefinitionBody:
        swagger: '2.0'
        info: { title: !Ref AWS::StackName }
        paths:
          /orders/{id}:
            get:
              parameters:
                - { name: id, in: path, required: true, type: string }
              x-amazon-apigateway-integration:
                type: aws_proxy
                httpMethod: POST
                uri: !Sub arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Handler.Arn}/invocations
  Implicit:
    Type: AWS::Serverless::Api
    Properties: { StageName: !Ref Stage }
  File:
    Type: AWS::Serverless::Api
    Properties: { StageName: live, DefinitionUri: ./openapi.yaml }
  Web:
    Type: AWS::Serverless::HttpApi
    Properties:
      DefinitionBody:
        openapi: 3.0.1
        paths:
          /$default: { x-amazon-apigateway-any-method: {} }
          /pets: { get: { x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: 'https://example.com', timeoutInMillis: 50 } } }
  Handler:
    Type: AWS::Serverless::Function
    Properties: { Handler: index.handler, Timeout: 10 }
  Mapping:
    Type: AWS::ApiGateway::BasePathMapping
    Properties: { DomainName: d, RestApiId: !Ref Defined, Stage: !Ref Defined.Stage }
`;

describe('a SAM template', () => {
  const model = readModel([parseTemplate('sam.yaml', TEMPLATE)]);

  test('has the routes that are visible, and knows which are not', () => {
    expect(model.restApis).toMatchObject([
      { key: 'sam.yaml#Defined', definedBy: 'openapi', endpointTypes: ['REGIONAL'], resources: [{ path: '/orders/{id}', methods: [{ httpMethod: 'GET', requestParameters: { 'method.request.path.id': true }, integration: { type: 'AWS_PROXY' } }] }] },
      { key: 'sam.yaml#Implicit', definedBy: 'unknown', resources: [] },
      { key: 'sam.yaml#File', definedBy: 'unknown', resources: [] },
    ]);
    expect(model.restApis[0].resources[0].methods[0].origin?.path).toBe('Properties/DefinitionBody/paths/~1orders~1{id}/get');
  });

  test('has the stages that the transform will make, with the globals', () => {
    expect(model.restApis.map(({ stages }) => stages)).toMatchObject([
      [{ stageName: 'prod', tracingEnabled: true, cacheClusterEnabled: true, methodSettings: [{ throttlingRateLimit: 5 }] }],
      [{ stageName: { pattern: '${Stage}' }, tracingEnabled: true }],
      [{ stageName: 'live' }],
    ]);
  });

  test('has functions and HTTP APIs', () => {
    expect(model.functions).toMatchObject([{ runtime: 'nodejs20.x', timeout: 10 }]);
    expect(model.httpApis).toMatchObject([{ definedBy: 'openapi', routes: [{ routeKey: '$default' }, { routeKey: 'GET /pets' }], integrations: [{ integrationType: 'HTTP_PROXY', timeoutInMillis: 50 }], stages: [{ stageName: '$default' }] }]);
    expect(model.httpApis[0].routes[1].integration).toBe(model.httpApis[0].integrations[0].key);
  });
});

const SERVERLESS = `
Transform: AWS::Serverless-2016-10-31
Globals:
  HttpApi:
    StageVariables: { host: a.example.com, both: global }
    Auth: { Authorizers: { Shared: { IdentitySource: $request.header.A, JwtConfiguration: { issuer: 'https://example.com', audience: [a] } } } }
Resources:
  Web:
    Type: AWS::Serverless::HttpApi
    Properties:
      StageVariables: { both: own }
      Auth:
        Authorizers:
          Own: { FunctionArn: !GetAtt Handler.Arn, AuthorizerPayloadFormatVersion: 2.0, Identity: { Headers: [A], QueryStrings: [q], ReauthorizeEvery: 30 } }
      Domain: { DomainName: api.example.com, CertificateArn: !Ref Certificate, BasePath: [/a, b/c], SecurityPolicy: TLS_1_2 }
  Chat:
    Type: AWS::Serverless::WebSocketApi
    Properties:
      RouteSelectionExpression: $request.body.action
      Auth: { AuthType: CUSTOM, AuthArn: !GetAtt Handler.Arn, IdentitySource: [route.request.header.A] }
      Domain: { DomainName: chat.example.com, CertificateArn: !Ref Certificate }
      Routes:
        $connect: { FunctionArn: !GetAtt Handler.Arn }
        send: { FunctionArn: !GetAtt Handler.Arn, IntegrationTimeout: 500, OperationName: Send }
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Events:
        Mine: { Type: HttpApi, Properties: { ApiId: !Ref Web, Path: /orders, Method: get, TimeoutInMillis: 900, Auth: { Authorizer: Own }, RouteSettings: { ThrottlingBurstLimit: 5 } } }
        Rest: { Type: HttpApi }
        Other: { Type: Api, Properties: { Path: /rest, Method: get } }
`;

describe('APIs that SAM defines itself', () => {
  const model = readModel([parseTemplate('sam.yaml', SERVERLESS)]);
  const [web, implicit] = model.httpApis;
  const [chat] = model.webSocketApis;

  test('have the routes of events, and those without an API are for the implicit one', () => {
    expect(web).toMatchObject({ definedBy: 'resources', routes: [{ routeKey: 'GET /orders', authorizer: 'sam.yaml#Web/authorizers/Own' }] });
    expect(web.integrations).toMatchObject([{ integrationType: 'AWS_PROXY', timeoutInMillis: 900, payloadFormatVersion: '2.0', integrationUri: { references: ['Handler'] } }]);
    expect(web.routes[0].origin).toMatchObject({ logicalId: 'Handler', path: 'Properties/Events/Mine/Properties' });
    expect(web.stages).toMatchObject([{ stageName: '$default', routeSettings: [{ routeKey: 'GET /orders', throttlingBurstLimit: 5 }] }]);
    expect(implicit).toMatchObject({ key: 'sam.yaml#ServerlessHttpApi', definedBy: 'external', routes: [{ routeKey: '$default' }] });
  });

  test('have what the globals give, map by map', () => {
    expect(web.stages[0].stageVariables).toEqual({ host: 'a.example.com', both: 'own' });
    expect(web.authorizers).toMatchObject([
      { name: 'Shared', authorizerType: 'JWT', identitySource: ['$request.header.A'], jwtConfiguration: { issuer: 'https://example.com', audience: ['a'] } },
      { name: 'Own', authorizerType: 'REQUEST', identitySource: ['$request.header.A', '$request.querystring.q'], authorizerResultTtlInSeconds: 30 },
    ]);
  });

  test('have routes and an authorizer for connecting on a WebSocket API', () => {
    expect(chat).toMatchObject({
      definedBy: 'resources',
      routes: [{ routeKey: '$connect', authorizationType: 'CUSTOM', authorizer: chat.authorizers[0].key }, { routeKey: 'send', operationName: 'Send' }],
      integrations: [{ integrationUri: { references: ['Handler'] } }, { timeoutInMillis: 500 }],
      stages: [{ stageName: 'default' }],
    });
  });

  test('have custom domain names', () => {
    expect(model.domains).toMatchObject([
      { domainName: 'api.example.com', generation: 'v2', endpointTypes: ['REGIONAL'], securityPolicy: 'TLS_1_2' }, { domainName: 'chat.example.com' },
    ]);
    expect(model.domainMappings).toMatchObject([
      { domain: 'api.example.com', api: 'sam.yaml#Web', stage: '$default', basePath: 'a' },
      { domain: 'api.example.com', api: 'sam.yaml#Web', basePath: 'b/c' },
      { domain: 'chat.example.com', api: 'sam.yaml#Chat', stage: 'default' },
    ]);
  });
});

test('integrations that a document keeps for several operations are read once', () => {
  const integration = { $ref: '#/components/x-amazon-apigateway-integrations/shared' };
  const { httpApis: [api] } = readModel([parseTemplate('t.json', JSON.stringify({
    Resources: {
      Api: {
        Type: 'AWS::ApiGatewayV2::Api',
        Properties: {
          Body: {
            paths: { '/a': { get: { 'x-amazon-apigateway-integration': integration }, post: { 'x-amazon-apigateway-integration': integration } } },
            components: { 'x-amazon-apigateway-integrations': { shared: { type: 'http_proxy', timeoutInMillis: 5 } } },
          },
        },
      },
    },
  }))]);
  expect(api.integrations).toMatchObject([{ timeoutInMillis: 5, origin: { path: 'Properties/Body/components/x-amazon-apigateway-integrations/shared' } }]);
  expect(api.routes.map((route) => route.integration)).toEqual([api.integrations[0].key, api.integrations[0].key]);
});
