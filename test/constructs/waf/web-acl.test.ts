import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { Authorizer, Integration, RestApi } from '../../../src/constructs';
import { ManagedRuleGroup, WebAcl } from '../../../src/constructs/waf';

let stack: Stack;
beforeEach(() => { stack = new Stack(new App(), 'Shop'); });

const restStage = () => plainStage(stack);

function plainStage(scope: Stack): apigateway.Stage {
  const api = new apigateway.RestApi(scope, 'Api');
  api.root.addMethod('GET', new apigateway.MockIntegration());
  return api.deploymentStage;
}

function gatehouseStage(scope: Stack): apigateway.Stage {
  const api = new RestApi(scope, 'Api', { defaultAuthorizer: Authorizer.none() });
  api.get('/', Integration.mock());
  return api.addStage('prod');
}

test('asks the managed groups of AWS and logs by default', () => {
  new WebAcl(stack, 'Acl');
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::WAFv2::WebACL', {
    Scope: 'REGIONAL',
    DefaultAction: { Allow: {} },
    Rules: [
      Match.objectLike({ Name: 'AWS-AWSManagedRulesAmazonIpReputationList', Priority: 1 }),
      Match.objectLike({ Name: 'AWS-AWSManagedRulesCommonRuleSet', Priority: 2 }),
      Match.objectLike({ Name: 'AWS-AWSManagedRulesKnownBadInputsRuleSet', Priority: 3 }),
    ],
  });
  // Unlike the name of the stack, its id is another one when it is deployed again.
  template.hasResourceProperties('AWS::Logs::LogGroup', {
    LogGroupName: { 'Fn::Join': ['', [Match.stringLikeRegexp('^aws-waf-logs-[a-z0-9-]+-$'), Match.objectLike({ 'Fn::Select': [4, Match.anyValue()] })]] },
  });
  template.resourceCountIs('AWS::WAFv2::LoggingConfiguration', 1);
  expect(template.toJSON()).toMatchSnapshot();
});

test('blocks an address over the rate limit before the managed groups are asked', () => {
  new WebAcl(stack, 'Acl', { rateLimit: 500, managedRuleGroups: [ManagedRuleGroup.SQL_INJECTION] });
  Template.fromStack(stack).hasResourceProperties('AWS::WAFv2::WebACL', {
    Rules: [
      Match.objectLike({ Priority: 0, Action: { Block: {} }, Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 500 } } }),
      Match.objectLike({ Priority: 1, OverrideAction: { None: {} } }),
    ],
  });
});

test('is associated with a REST stage after the stage exists', () => {
  new WebAcl(stack, 'Acl').associate(restStage());
  const template = Template.fromStack(stack);
  const stageId = Object.keys(template.findResources('AWS::ApiGateway::Stage'))[0];
  template.hasResource('AWS::WAFv2::WebACLAssociation', {
    Properties: { ResourceArn: { 'Fn::Join': ['', Match.arrayWith([{ Ref: stageId }])] } },
    DependsOn: Match.arrayWith([stageId]),
  });
});

test.each<[string, (scope: Stack) => IConstruct]>([
  ['this library', (scope) => gatehouseStage(scope)],
  ['aws-cdk-lib', (scope) => plainStage(scope)],
  ['CloudFormation', (scope) => new apigateway.CfnStage(scope, 'Stage', { restApiId: 'abc', stageName: 'prod' })],
  ['elsewhere', (scope) => apigateway.Stage.fromStageAttributes(scope, 'Stage', { restApi: apigateway.RestApi.fromRestApiId(scope, 'Api', 'abc'), stageName: 'prod' })],
])('names a stage of %s as WAF wants it, in the same stack and in another', (_, stage) => {
  for (const isOther of [false, true]) {
    const app = new App();
    const env = { account: '111122223333', region: 'eu-west-1' };
    const apis = new Stack(app, 'Apis', { env });
    const holder = isOther ? new Stack(app, 'Acls', { env }) : apis;
    new WebAcl(holder, 'Acl').associate(stage(apis));
    const [{ Properties }] = Object.values(Template.fromStack(holder).findResources('AWS::WAFv2::WebACLAssociation'));
    const arn = typeof Properties.ResourceArn === 'string' ? Properties.ResourceArn : Properties.ResourceArn['Fn::Join'][1]
      .map((part: unknown) => typeof part === 'string' ? part : JSON.stringify(part).includes('Partition') ? 'aws' : 'X').join('');
    expect(arn).toMatch(/^arn:aws:apigateway:eu-west-1::\/restapis\/(X|abc)\/stages\/(X|prod)$/);
  }
});

test('has a log that goes with it when that is asked for', () => {
  new WebAcl(stack, 'Acl', { logRemovalPolicy: RemovalPolicy.DESTROY });
  Template.fromStack(stack).hasResource('AWS::Logs::LogGroup', { DeletionPolicy: 'Delete' });
});

test('fails when the stage belongs to a WebSocket API', () => {
  const api = new apigatewayv2.WebSocketApi(stack, 'Chat');
  const stage = new apigatewayv2.WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'prod' });
  expect(() => new WebAcl(stack, 'Acl').associate(stage)).toThrow(/stages of REST APIs only, got Shop\/Stage: AWS WAF cannot/);
});

test.each([9, 2_000_000_001, 10.5])('fails when the rate limit is %d', (rateLimit) => {
  expect(() => new WebAcl(stack, 'Acl', { rateLimit })).toThrow(`rateLimit must be a whole number of 10 to 2000000000 requests in five minutes, got ${rateLimit}`);
});
