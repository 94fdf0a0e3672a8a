import { App, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { WebSocketApi, WebSocketApiProps, WebSocketAuthorizer, WebSocketIntegration } from '../../../src/constructs/websocket';

let stack: Stack;
beforeEach(() => { stack = new Stack(new App(), 'Chat'); });

function fn(id = 'Fn'): lambda.Function {
  return new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200 })') });
}

function chat(props?: WebSocketApiProps): WebSocketApi {
  const api = new WebSocketApi(stack, 'Api', props);
  const integration = WebSocketIntegration.lambda(fn());
  api.onConnect(integration, { authorizer: WebSocketAuthorizer.none() });
  api.onDisconnect(integration);
  api.onDefault(integration);
  api.route('send', integration, { returnResponse: true });
  return api;
}

const deploymentIds = () => Object.keys(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Deployment'));

test('routes share one integration and one permission', () => {
  chat().addStage('prod');
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::ApiGatewayV2::Route', 4);
  template.resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { IntegrationType: 'AWS_PROXY', IntegrationMethod: 'POST' });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' });
  expect(template.toJSON()).toMatchSnapshot();
});

test('a route that returns its response has a route response', () => {
  chat();
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'send', RouteResponseSelectionExpression: '$default' });
  template.resourceCountIs('AWS::ApiGatewayV2::RouteResponse', 1);
});

test('a deployment waits for every route, also those added after the stage', () => {
  const api = new WebSocketApi(stack, 'Api');
  api.addStage('prod');
  api.onDefault(WebSocketIntegration.mock());
  const template = Template.fromStack(stack);
  template.hasResource('AWS::ApiGatewayV2::Deployment', { DependsOn: Match.arrayWith([Object.keys(template.findResources('AWS::ApiGatewayV2::Route'))[0]]), DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test.each<[string, (api: WebSocketApi) => void, boolean]>([
  ['a route is added', (api) => api.route('join', WebSocketIntegration.mock()), true],
  ['an override changes a resource', (api) => (api.node.findChild('Route:send') as apigatewayv2.CfnRoute).addPropertyOverride('OperationName', 'Send'), true],
  ['a stage is added', (api) => api.addStage('dev'), false],
])('when %s the deployment is made anew: %#', (_, change, anew) => {
  const api = chat();
  api.addStage('prod');
  const before = deploymentIds();
  stack = new Stack(new App(), 'Chat');
  const changed = chat();
  changed.addStage('prod');
  change(changed);
  expect(deploymentIds().includes(before[0]!)).toBe(!anew);
});

test('a Lambda authorizer stands on $connect', () => {
  const api = new WebSocketApi(stack, 'Api');
  api.onConnect(WebSocketIntegration.mock(), { authorizer: WebSocketAuthorizer.lambda(fn(), { identitySource: ['route.request.querystring.token'] }) });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', { AuthorizerType: 'REQUEST', IdentitySource: ['route.request.querystring.token'] });
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$connect', AuthorizationType: 'CUSTOM', AuthorizerId: Match.anyValue() });
});

test('an undecided $connect is a warning', () => {
  new WebSocketApi(stack, 'Api').onConnect(WebSocketIntegration.mock());
  Annotations.fromStack(stack).hasWarning('/Chat/Api', Match.stringLikeRegexp('says nothing about authorization'));
});

test('integrations of every kind', () => {
  const api = new WebSocketApi(stack, 'Api');
  const credentialsRole = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
  api.route('http', WebSocketIntegration.http('https://example.com', 'POST', { requestTemplates: { $default: '$input.body' } }));
  api.route('proxy', WebSocketIntegration.httpProxy('https://example.com', 'GET', { timeout: Duration.seconds(5) }));
  api.route('sqs', WebSocketIntegration.aws('sqs', 'SendMessage', { credentialsRole, requestTemplates: { $default: 'Action=SendMessage' } }));
  const template = Template.fromStack(stack);
  for (const properties of [
    { IntegrationType: 'HTTP', IntegrationUri: 'https://example.com', TemplateSelectionExpression: '\\$default' },
    { IntegrationType: 'HTTP_PROXY', IntegrationMethod: 'GET', TimeoutInMillis: 5000 },
    { IntegrationType: 'AWS', CredentialsArn: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] } },
  ]) template.hasResourceProperties('AWS::ApiGatewayV2::Integration', properties);
  template.resourceCountIs('AWS::ApiGatewayV2::IntegrationResponse', 2);
});

test('is an IWebSocketApi with metrics and grants', () => {
  const api = chat();
  const accepted: apigatewayv2.IWebSocketApi = api;
  const stage: apigatewayv2.IWebSocketStage = api.addStage('prod');
  api.grantManageConnections(fn('Sender'));
  expect(stack.resolve(stage.metric('MessageCount').toMetricConfig().metricStat!.dimensions)).toEqual([
    { name: 'ApiId', value: stack.resolve(accepted.apiId) }, { name: 'Stage', value: stack.resolve(stage.stageName) },
  ]);
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'execute-api:ManageConnections' })]) },
  });
});

test('an integration keeps its logical id whatever the route that is added before, and the deployment with it', () => {
  const idsOf = (build: (api: WebSocketApi) => void) => {
    const api = new WebSocketApi(new Stack(new App(), 'Chat'), 'Api', { cloudWatchRole: false });
    build(api);
    api.addStage('prod');
    return Object.entries(Template.fromStack(Stack.of(api)).toJSON().Resources).filter(([, { Type }]: any) => /Integration/.test(Type)).map(([id]) => id);
  };
  const http = () => WebSocketIntegration.http('https://example.com', 'POST');
  const ids = idsOf((api) => api.route('second', http()));
  const shared = http();
  expect(idsOf((api) => { api.route('first', shared); api.route('second', shared); })).toEqual(ids);
  expect(idsOf((api) => { api.route('first', WebSocketIntegration.http('https://example.org', 'POST')); api.route('second', http()); })).toEqual(expect.arrayContaining(ids));
  expect(idsOf((api) => { api.route('first', http()); api.route('second', http()); })).toHaveLength(4);
});

describe('fails when', () => {
  test.each<[string, (api: WebSocketApi) => void, string | RegExp]>([
    ['a route is added twice', (api) => api.route('send', WebSocketIntegration.mock()), 'route send exists in Chat/Api'],
    ['a route starts with $', (api) => api.route('$ping', WebSocketIntegration.mock()), "routeKey must not start with $, got '$ping'"],
    ['a route has no key', (api) => api.route('', WebSocketIntegration.mock()), 'must not be empty'],
    ['a timeout is over 29 seconds', () => WebSocketIntegration.lambda(fn('Slow'), { timeout: Duration.seconds(30) }), /must be from 50 to 29000, got 30000/],
    ['a stage has a blank in its name', (api) => api.addStage('my stage'), "stageName must be 1 to 128 letters, digits, - and _, got 'my stage'"],
    ['a stage variable has a bad value', (api) => api.addStage('x', { variables: { a: 'ä' } }), /stage variable a must be/],
    ['an identity source is that of a REST API', () => WebSocketAuthorizer.lambda(fn('Auth'), { identitySource: ['method.request.header.X'] }), "got 'method.request.header.X'"],
  ])('%s', (_, act, message) => {
    const api = chat();
    expect(() => act(api)).toThrow(message);
  });
  test('the route selection expression names nothing', () => {
    expect(() => chat({ routeSelectionExpression: 'action' })).toThrow("got 'action'");
  });
  test('there is no route', () => {
    const app = new App();
    new WebSocketApi(new Stack(app, 'Empty'), 'Api');
    expect(() => app.synth()).toThrow('a WebSocket API must have at least one route, got none');
  });
});
