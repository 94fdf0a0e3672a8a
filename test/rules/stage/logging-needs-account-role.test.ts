import { loggingNeedsAccountRole } from '../../../src/rules/stage/logging-needs-account-role';
import { http, part, resource, rest, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(loggingNeedsAccountRole, {
  valid: [
    {
      name: 'a stage that waits for the role',
      template: rest({
        Stage: part('Stage', { MethodSettings: [{ LoggingLevel: 'INFO' }] }, { DependsOn: 'Account' }),
        Account: resource('ApiGateway::Account', { CloudWatchRoleArn: 'arn' }),
      }),
    },
    {
      name: 'a role in another stack',
      templates: [
        rest({ Stage: part('Stage', { MethodSettings: [{ LoggingLevel: 'INFO' }] }) }),
        template({ Account: resource('ApiGateway::Account', { CloudWatchRoleArn: 'arn' }) }),
      ],
    },
    { name: 'no logging', template: rest({ Stage: part('Stage', { MethodSettings: [{ LoggingLevel: 'OFF' }] }) }) },
    { name: 'a level only known at deployment', template: rest({ Stage: part('Stage', { MethodSettings: [{ LoggingLevel: unknown }] }) }) },
    { name: 'access logs of an HTTP API', template: http({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn' } }) }) },
    {
      name: 'access logs to a stream',
      template: rest({
        Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/amazon-apigateway-a' } }),
      }),
    },
  ],
  invalid: [
    {
      name: 'no role',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ LoggingLevel: 'INFO' }] }) }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'a role that may come later',
      template: rest({
        Stage: part('Stage', { MethodSettings: [{ LoggingLevel: 'INFO' }] }),
        Account: resource('ApiGateway::Account', { CloudWatchRoleArn: 'arn' }),
      }),
      findings: [{ logicalId: 'Stage', message: 'depend on Account' }],
    },
    {
      name: 'access logs of a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn' } }) }),
      findings: [{ logicalId: 'Stage' }],
    },
    {
      name: 'two roles',
      template: template({ A: resource('ApiGateway::Account'), B: resource('ApiGateway::Account') }),
      findings: [{ logicalId: 'B', message: 'A sets it too' }],
    },
    {
      name: 'an account setting without a role',
      template: rest({ Stage: part('Stage', { MethodSettings: [{ LoggingLevel: 'INFO' }] }), Account: resource('ApiGateway::Account') }),
      findings: [{ logicalId: 'Stage', message: 'no AWS::ApiGateway::Account gives' }],
    },
    {
      name: 'the stage of a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { LoggingLevel: 'INFO' } }) }),
      findings: [{ logicalId: 'Deployment' }],
    },
  ],
});
