import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { ManagedRuleGroup, WebAcl } from '../../../src/constructs/waf';

let stack: Stack;
beforeEach(() => { stack = new Stack(new App(), 'Shop'); });

function restStage(): apigateway.Stage {
  const api = new apigateway.RestApi(stack, 'Api');
  api.root.addMethod('GET', new apigateway.MockIntegration());
  return api.deploymentStage;
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
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: Match.stringLikeRegexp('^aws-waf-logs-') });
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

test('fails when the stage belongs to a WebSocket API', () => {
  const api = new apigatewayv2.WebSocketApi(stack, 'Chat');
  const stage = new apigatewayv2.WebSocketStage(stack, 'Stage', { webSocketApi: api, stageName: 'prod' });
  expect(() => new WebAcl(stack, 'Acl').associate(stage)).toThrow(/stages of REST APIs only, got Shop\/Stage: AWS WAF cannot/);
});

test.each([9, 2_000_000_001, 10.5])('fails when the rate limit is %d', (rateLimit) => {
  expect(() => new WebAcl(stack, 'Acl', { rateLimit })).toThrow(`rateLimit must be a whole number of 10 to 2000000000 requests in five minutes, got ${rateLimit}`);
});
