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
