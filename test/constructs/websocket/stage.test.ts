import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { MethodLoggingLevel } from 'aws-cdk-lib/aws-apigateway';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { WebSocketApi, WebSocketIntegration, WebSocketStageOptions } from '../../../src/constructs/websocket';

let stack: Stack;
beforeEach(() => { stack = new Stack(new App(), 'Chat'); });

function synth(options?: WebSocketStageOptions): Template {
  const api = new WebSocketApi(stack, 'Api');
  api.onDefault(WebSocketIntegration.mock());
  api.addStage('prod', options);
  return Template.fromStack(stack);
}

test('logs, measures and is pinnable by default', () => {
  const template = synth();
  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    StageName: 'prod',
    AutoDeploy: Match.absent(),
    DeploymentId: { 'Fn::If': [Match.anyValue(), { Ref: Match.anyValue() }, { Ref: Match.stringLikeRegexp('^ApiStageprodDeployment') }] },
    DefaultRouteSettings: { LoggingLevel: 'ERROR', DataTraceEnabled: false, DetailedMetricsEnabled: true, ThrottlingRateLimit: 10000, ThrottlingBurstLimit: 5000 },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
});

test('the access log is JSON with a request id', () => {
  const stages = Object.values(synth().findResources('AWS::ApiGatewayV2::Stage'));
  expect(JSON.parse(stages[0]!.Properties.AccessLogSettings.Format)).toMatchObject({ requestId: '$context.requestId', routeKey: '$context.routeKey' });
});

test('tells the deployer where everything is', () => {
  const template = synth({ variables: { table: 'orders' } }).toJSON();
  const [stage] = template.Metadata.Gatehouse.stages;
  expect(stage).toMatchObject({ kind: 'WEBSOCKET', stageName: 'prod', release: { strategy: 'direct' } });
  for (const id of [stage.api, stage.stage, stage.deployment]) expect(Object.keys(template.Resources)).toContain(id);
  for (const parameter of [stage.pinParameter, stage.pinnedVariables.table]) expect(Object.keys(template.Parameters)).toContain(parameter);
});

test('takes options', () => {
  const template = synth({
    description: 'for customers',
    accessLogRetention: RetentionDays.ONE_WEEK,
    loggingLevel: MethodLoggingLevel.INFO,
    throttlingRateLimit: 5,
    throttlingBurstLimit: 2,
    routeThrottling: { $default: { rateLimit: 1, burstLimit: 1 } },
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    Description: 'for customers',
    DefaultRouteSettings: { LoggingLevel: 'INFO', ThrottlingRateLimit: 5, ThrottlingBurstLimit: 2 },
    RouteSettings: { $default: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 1 } },
  });
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
});

test('leaves the account alone when told so', () => {
  const api = new WebSocketApi(stack, 'Api', { cloudWatchRole: false });
  api.onDefault(WebSocketIntegration.mock());
  api.addStage('prod');
  Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Account', 0);
});

test('URLs are those of the stage', () => {
  const api = new WebSocketApi(stack, 'Api');
  api.onDefault(WebSocketIntegration.mock());
  const stage = api.addStage('prod');
  expect(JSON.stringify(stack.resolve(stage.url))).toContain('wss://');
  expect(JSON.stringify(stack.resolve(stage.callbackUrl))).toContain('https://');
});

test('fails when it throttles a route that is not there', () => {
  expect(() => synth({ routeThrottling: { nope: { rateLimit: 1, burstLimit: 1 } } }))
    .toThrow("routeThrottling of stage Chat/Api/Stage:prod must be for routes of the API, which are $default, got 'nope'");
});

test('fails when two have one name', () => {
  const api = new WebSocketApi(stack, 'Api');
  api.addStage('a');
  expect(() => api.addStage('a')).toThrow("stages of an API must have different names, got 'a' twice in Chat/Api");
});

test('may have a name that only the deployment knows', () => {
  const api = new WebSocketApi(stack, 'Api');
  api.onDefault(WebSocketIntegration.mock());
  api.route(new CfnParameter(stack, 'Key').valueAsString, WebSocketIntegration.mock());
  api.addStage(new CfnParameter(stack, 'Name').valueAsString);
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Stage', { StageName: { Ref: 'Name' } });
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: { Ref: 'Key' } });
});
