import { Duration, Tags } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { newFunction, newStack, onlyResource } from './synth';
import { Authorizer, Endpoint, Integration, Model, RestApi, type RestApiProps } from '../../../src/constructs';

const order = Model.fromJsonSchema('Order', { type: 'object', properties: { description: { type: 'string' } } });

interface Change {
  readonly props?: RestApiProps;
  readonly change?: (api: RestApi) => void;
}

function deploymentId({ props, change }: Change): string {
  const api = new RestApi(newStack(), 'Api', { description: 'before', ...props });
  api.addStage('prod');
  api.get('/a', Integration.httpProxy('https://example.com'), { description: 'before', summary: 'before', requestModel: order });
  api.post('/a', Integration.mock());
  change?.(api);
  return onlyResource(api, 'AWS::ApiGateway::Deployment').logicalId;
}

const before = deploymentId({});

test('the same API makes the same deployment', () => {
  expect(deploymentId({})).toBe(before);
});

test.each<[string, Change]>([
  ['a route', { change: (api) => api.put('/a', Integration.mock()) }],
  ['an integration', { change: (api) => api.put('/b', Integration.mock({ statusCode: 201 })) }],
  ['an authorizer', { props: { defaultAuthorizer: Authorizer.iam() } }],
  ['preflight answers', { props: { cors: { allowOrigins: ['*'] } } }],
  ['gateway responses', { props: { gatewayResponses: [{ type: apigateway.ResponseType.THROTTLED, statusCode: '503' }] } }],
  ['binary media types', { props: { binaryMediaTypes: ['image/png'] } }],
  ['the API key source', { props: { apiKeySource: apigateway.ApiKeySourceType.AUTHORIZER } }],
  ['the endpoint', { props: { endpoint: Endpoint.edge() } }],
  ['a model', { change: (api) => api.addModel(Model.fromJsonSchema('Other', {})) }],
  ['an overridden property', { change: (api) => (api.node.defaultChild as apigateway.CfnRestApi).addPropertyOverride('Body.paths./a.get.x-test', 1) }],
])('%s makes a new deployment', (_, change) => {
  expect(deploymentId(change)).not.toBe(before);
});

test.each<[string, Change]>([
  ["the API's description", { props: { description: 'after' } }],
  ["the API's name", { props: { restApiName: 'after' } }],
  ["the API's tags", { change: (api) => Tags.of(api).add('team', 'shop') }],
  ['permissions', { change: (api) => api._permissions.allow(newFunction(api.stack), 'x') }],
])('%s does not', (_, change) => {
  expect(deploymentId(change)).toBe(before);
});

test('texts of a route do not', () => {
  const id = (text: string) => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    api.get('/a', Integration.mock(), { description: text, summary: text, tags: [text] });
    return onlyResource(api, 'AWS::ApiGateway::Deployment').logicalId;
  };
  expect(id('after')).toBe(id('before'));
});

test('a property of a model that is called description does', () => {
  const id = (type: string) => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    api.post('/a', Integration.mock(), { requestModel: Model.fromJsonSchema('Order', { type: 'object', properties: { description: { type } } }) });
    return onlyResource(api, 'AWS::ApiGateway::Deployment').logicalId;
  };
  expect(id('string')).not.toBe(id('number'));
});

test('the order of the calls does not', () => {
  const id = (paths: string[]) => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    for (const path of paths) api.get(path, Integration.mock({ statusCode: 200 }), { requestModel: order });
    return onlyResource(api, 'AWS::ApiGateway::Deployment').logicalId;
  };
  expect(id(['/b', '/a', '/a/{id}'])).toBe(id(['/a/{id}', '/a', '/b']));
});

test('a new version of a function does, and the permission for the older one stays', () => {
  const id = (timeout: number) => {
    const stack = newStack();
    const fn = new lambda.Function(stack, 'Fn', {
      runtime: lambda.Runtime.NODEJS_20_X, handler: 'index.handler', code: lambda.Code.fromInline('//'), timeout: Duration.seconds(timeout),
    });
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    api.get('/a', Integration.lambda(fn.currentVersion));
    expect(onlyResource(api, 'AWS::Lambda::Permission').UpdateReplacePolicy).toBe('Retain');
    return [onlyResource(api, 'AWS::ApiGateway::Deployment').logicalId, onlyResource(api, 'AWS::Lambda::Permission').logicalId];
  };
  const [first, second] = [id(1), id(2)];
  expect(second[0]).not.toBe(first[0]);
  expect(second[1]).toBe(first[1]);
});

test('a deployment is kept and comes after the permissions', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Api');
  api.addStage('prod');
  api.get('/a', Integration.lambda(newFunction(stack)));
  expect(onlyResource(api, 'AWS::ApiGateway::Deployment')).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    DependsOn: [onlyResource(api, 'AWS::Lambda::Permission').logicalId],
  });
});
