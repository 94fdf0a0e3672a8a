import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App, aws_apigateway as apigateway, aws_apigatewayv2 as apigatewayv2, aws_apigatewayv2_integrations as integrations, aws_lambda as lambda,
  CfnParameter, Fn, NestedStack, Stack,
} from 'aws-cdk-lib';
import { pathOf, textOf, Unresolved, type RestApi } from '../../../src/model';
import { loadTemplates, readModel } from '../../../src/template';
import { modelOf, synthesise } from '../synth';

function fn(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Fn', { code: lambda.Code.fromInline('x'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_20_X });
}

/** `METHOD path` of every method. */
function routes(api: RestApi): string[] {
  return api.resources.flatMap(({ path, methods }) => methods.map(({ httpMethod }) => `${textOf(httpMethod)} ${textOf(path)}`)).sort();
}

describe('a RestApi with resources', () => {
  const model = modelOf((stack) => {
    const handler = fn(stack);
    const api = new apigateway.RestApi(stack, 'Api', { endpointTypes: [apigateway.EndpointType.REGIONAL], deployOptions: { methodOptions: { '/*/*': { throttlingRateLimit: 5 } } } });
    const order = api.root.addResource('orders').addResource('{id}');
    const requestModel = api.addModel('Order', { modelName: 'Order', schema: { type: apigateway.JsonSchemaType.OBJECT } });
    const item = api.addModel('Items', { modelName: 'Items', schema: { items: { ref: `https://apigateway.amazonaws.com/restapis/${api.restApiId}/models/Order` } } });
    order.addMethod('PUT', new apigateway.LambdaIntegration(handler), {
      apiKeyRequired: true,
      authorizer: new apigateway.TokenAuthorizer(stack, 'Auth', { handler }),
      requestModels: { 'application/json': requestModel },
      requestValidatorOptions: { validateRequestBody: true },
      methodResponses: [{ statusCode: '200', responseModels: { 'application/json': item } }],
    });
    api.root.addMethod('ANY', new apigateway.MockIntegration({ integrationResponses: [{ statusCode: '200' }] }));
    api.addUsagePlan('Plan', { apiStages: [{ stage: api.deploymentStage }], quota: { limit: 9, period: apigateway.Period.DAY } }).addApiKey(api.addApiKey('Key'));
    api.addGatewayResponse('Response', { type: apigateway.ResponseType.ACCESS_DENIED, statusCode: '418' });
  });
  const [api] = model.restApis;
  const put = api.resources.find(({ path }) => path === '/orders/{id}')!.methods[0];

  test('has every route', () => {
    expect(routes(api)).toEqual(['ANY /', 'PUT /orders/{id}']);
    expect(api).toMatchObject({ definedBy: 'resources', name: 'Api', endpointTypes: ['REGIONAL'] });
  });

  test('links a method to its authorizer, validator and models', () => {
    expect(put).toMatchObject({ apiKeyRequired: true, authorizationType: 'CUSTOM', requestModels: { 'application/json': 'Order' } });
    expect(api.authorizers.map(({ key }) => key)).toEqual([put.authorizer]);
    expect(api.requestValidators.map(({ key }) => key)).toEqual([put.requestValidator]);
    expect(put.responses).toMatchObject([{ statusCode: '200', responseModels: { 'application/json': 'Items' } }]);
    expect(api.gatewayResponses).toMatchObject([{ responseType: 'ACCESS_DENIED', statusCode: '418' }]);
  });

  test('knows the text around what is unknown', () => {
    const key = model.functions[0].key.split('#')[1];
    expect(textOf(put.integration!.uri as Unresolved))
      .toBe(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${key}.Arn}/invocations`);
  });

  test('links stage, deployment, plan, key and permission', () => {
    expect(api.stages).toMatchObject([{ stageName: 'prod', deploymentId: api.deployments[0].key, methodSettings: [{ resourcePath: '/*', throttlingRateLimit: 5 }] }]);
    expect(model.usagePlans).toMatchObject([{ apiStages: [{ api: api.key, stage: 'prod' }], quota: { limit: 9, period: 'DAY' } }]);
    expect(model.usagePlanKeys).toMatchObject([{ usagePlan: model.usagePlans[0].key, apiKey: model.apiKeys[0].key }]);
    expect(new Set(model.permissions.map((permission) => permission.function))).toEqual(new Set([model.functions[0].key]));
  });

  test('knows where each fact stands', () => {
    expect(put.origin).toMatchObject({ template: 'Test.json', stack: 'Test', type: 'AWS::ApiGateway::Method', constructPath: 'Test/Api/Default/orders/{id}/PUT/Resource' });
    expect(pathOf(put.integration!.origin!, 'timeoutInMillis')).toBe('Properties/Integration/TimeoutInMillis');
    expect(pathOf(put.origin!, 'authorizer')).toBe('Properties/AuthorizerId');
    expect(pathOf(api.stages[0].methodSettings[0].origin!, 'throttlingRateLimit')).toBe('Properties/MethodSettings/0/ThrottlingRateLimit');
  });
});

test('a SpecRestApi is read from its body', () => {
  const model = modelOf((stack) => {
    const handler = fn(stack);
    new apigateway.SpecRestApi(stack, 'Api', {
      apiDefinition: apigateway.ApiDefinition.fromInline({
        'openapi': '3.0.1',
        'info': { title: 'Spec', version: '1' },
        'paths': {
          '/orders': {
            get: {
              'x-amazon-apigateway-integration': {
                type: 'aws_proxy', httpMethod: 'POST', timeoutInMillis: 60000, uri: Fn.sub('arn:aws:apigateway:x:lambda:path/functions/${Arn}/invocations', { Arn: handler.functionArn }),
              },
            },
          },
        },
        'x-amazon-apigateway-binary-media-types': ['image/*'],
      }),
    });
  });
  const [api] = model.restApis;
  expect(api).toMatchObject({ definedBy: 'openapi', name: 'Api', binaryMediaTypes: ['image/*'] });
  expect(routes(api)).toEqual(['GET /orders']);
  const [{ integration }] = api.resources[0].methods;
  expect(integration).toMatchObject({ type: 'AWS_PROXY', timeoutInMillis: 60000 });
  expect(textOf(integration!.uri)).toMatch(/^arn:aws:apigateway:x:lambda:path\/functions\/\$\{Fn\w+\.Arn\}\/invocations$/);
  expect(pathOf(integration!.origin!, 'timeoutInMillis')).toBe('Properties/Body/paths/~1orders/get/x-amazon-apigateway-integration/timeoutInMillis');
  expect(pathOf(api.origin!, 'binaryMediaTypes')).toBe('Properties/Body/x-amazon-apigateway-binary-media-types');
  expect(pathOf(api.origin!, 'name')).toBe('Properties/Name');
  expect(api.stages).toHaveLength(1);
});

test('a WebSocketApi', () => {
  const model = modelOf((stack) => {
    const handler = fn(stack);
    const integration = new integrations.WebSocketLambdaIntegration('Handler', handler);
    const api = new apigatewayv2.WebSocketApi(stack, 'Chat', { connectRouteOptions: { integration }, defaultRouteOptions: { integration, returnResponse: true } });
    new apigatewayv2.WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'live', autoDeploy: true, throttle: { rateLimit: 7 } });
  });
  const [api] = model.webSocketApis;
  expect(model.httpApis).toEqual([]);
  expect(api).toMatchObject({ kind: 'WEBSOCKET', definedBy: 'resources', routeSelectionExpression: '$request.body.action' });
  expect(api.routes.map(({ routeKey, integration, responses }) => [routeKey, integration, responses.length])).toEqual([
    ['$connect', api.integrations[0].key, 0], ['$default', api.integrations[0].key, 1],
  ]);
  expect(api.stages).toMatchObject([{ stageName: 'live', autoDeploy: true, defaultRouteSettings: { throttlingRateLimit: 7 } }]);
});

test('nested stacks add to the API of their parent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nested-'));
  try {
    process.env.CDK_VALIDATION = 'false';
    const app = new App({ outdir: folder, analyticsReporting: false });
    const stack = new Stack(app, 'Parent');
    const api = new apigateway.RestApi(stack, 'Api', { deploy: false });
    api.root.addMethod('GET');
    const child = new NestedStack(stack, 'Child');
    const imported = apigateway.RestApi.fromRestApiAttributes(child, 'Imported', { restApiId: api.restApiId, rootResourceId: api.restApiRootResourceId });
    imported.root.addResource('pets').addMethod('GET', new apigateway.MockIntegration());
    app.synth();
    const model = readModel(loadTemplates([folder]).templates);
    expect(model.restApis).toHaveLength(1);
    expect(routes(model.restApis[0])).toEqual(['GET /', 'GET /pets']);
    expect(model.templates.map(({ nested }) => nested)).toEqual([false, true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('several stacks add to one API', () => {
  const model = readModel(synthesise((app) => {
    const first = new Stack(app, 'First');
    const api = new apigateway.RestApi(first, 'Api', { deploy: false });
    api.root.addMethod('GET');
    const second = new Stack(app, 'Second');
    const imported = apigateway.RestApi.fromRestApiAttributes(second, 'Imported', { restApiId: api.restApiId, rootResourceId: api.restApiRootResourceId });
    imported.root.addResource('pets').addMethod('POST', new apigateway.MockIntegration());
  }));
  expect(model.restApis.map(routes)).toEqual([['GET /', 'POST /pets']]);
});

test('an API that lives elsewhere', () => {
  const model = modelOf((stack) => {
    const known = apigateway.RestApi.fromRestApiAttributes(stack, 'Known', { restApiId: 'abc123', rootResourceId: 'root1' });
    known.root.addResource('pets').addMethod('GET', new apigateway.MockIntegration());
    const parameter = new CfnParameter(stack, 'ApiId', { default: 'def456' });
    const unknown = apigateway.RestApi.fromRestApiAttributes(stack, 'Unknown', { restApiId: parameter.valueAsString, rootResourceId: 'root2' });
    unknown.root.addMethod('GET', new apigateway.MockIntegration());
  });
  expect(model.restApis.map(({ key, definedBy }) => [key, definedBy])).toEqual([['abc123', 'external'], ['Test.json#${ApiId}', 'external']]);
  expect(model.restApis[0].resources.map(({ path, pathPart }) => [path, pathPart])).toEqual([[new Unresolved('root1'), 'pets']]);
});
