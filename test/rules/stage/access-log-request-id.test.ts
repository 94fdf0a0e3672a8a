import { accessLogRequestId } from '../../../src/rules/stage/access-log-request-id';
import { http, part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(accessLogRequestId, {
  valid: [
    { name: 'the id', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.requestId' } }) }) },
    {
      name: 'the extended id and a line end',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: '{"id":"$context.extendedRequestId"}\n' } }) }),
    },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: unknown } }) }) },
    { name: 'an id that a parameter may bring', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: { 'Fn::Sub': '$context.status ${Parameter}' } } }) }) },
    { name: 'a format that a resource tells', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: { 'Fn::GetAtt': ['Api', 'RootResourceId'] } } }) }) },
  ],
  invalid: [
    {
      name: 'another variable that begins alike',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.requestIdentity' } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/AccessLogSetting/Format', severity: 'error' }],
    },
    {
      name: 'no id on a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn', Format: '$context.connectionId' } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/AccessLogSettings/Format', severity: 'error' }],
    },
    {
      name: 'no id on an HTTP stage, which only one page forbids',
      template: http({ Stage: v2('Stage', { AccessLogSettings: { Format: '$context.status' } }) }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'two lines',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.requestId\n$context.status' } }) }),
      findings: [{ logicalId: 'Stage', message: 'single line' }],
    },
    {
      name: 'no id, on the stage of a deployment',
      template: rest({ Deployment: part('Deployment', { StageName: 'prod', StageDescription: { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.status' } } }) }),
      findings: [{ logicalId: 'Deployment', path: 'Properties/StageDescription/AccessLogSetting/Format' }],
    },
    {
      name: 'no id beside the name of a resource',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: { 'Fn::Sub': '$context.status ${Api} ${AWS::Region}' } } }) }),
      findings: [{ logicalId: 'Stage' }],
    },
  ],
});
