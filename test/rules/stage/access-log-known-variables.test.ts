import { accessLogKnownVariables } from '../../../src/rules/stage/access-log-known-variables';
import { part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(accessLogKnownVariables, {
  valid: [
    {
      name: 'variables and families',
      template: rest({
        Stage: part('Stage', {
          AccessLogSetting: { DestinationArn: 'arn', Format: '$context.requestId $context.authorizer.anything $context.identity.sourceIp.' },
        }),
      }),
    },
    { name: 'a variable that the CDK offers', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.requestId $context.integrationErrorMessage' } }) }) },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: unknown } }) }) },
    {
      name: 'a variable of WebSocket APIs',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn', Format: '$context.connectionId' } }) }),
    },
    { name: 'a variable with a part only known at deployment', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: { 'Fn::Sub': '$context.${Parameter}.id $context.identity.${Parameter}' } } }) }) },
    {
      name: 'a name that goes on with what is only known at deployment',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn', Format: { 'Fn::Sub': '$context.requestId $context.conn${Parameter}' } } }) }),
    },
  ],
  invalid: [
    {
      name: 'another case',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.RequestId $context.RequestId' } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/AccessLogSetting/Format', actual: '$context.RequestId', severity: 'warning' }],
    },
    {
      name: 'a variable of WebSocket APIs on a REST stage',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.connectionId' } }) }),
      findings: [{ logicalId: 'Stage', message: 'REST' }],
    },
    {
      name: 'a variable of REST APIs on a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn', Format: '$context.resourcePath' } }) }),
      findings: [{ logicalId: 'Stage', message: 'WebSocket' }],
    },
    {
      name: 'an unknown variable beside what is only known at deployment',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: { 'Fn::Sub': '${Parameter} $context.nothing' } } }) }),
      findings: [{ logicalId: 'Stage', actual: '$context.nothing' }],
    },
    {
      name: 'another spelling, with the one that was meant',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: '$context.identity.sourceIP' } }) }),
      findings: [{ logicalId: 'Stage', message: 'does not exist for REST APIs (did you mean identity.sourceIp' }],
    },
    {
      name: 'a variable of REST APIs beside what is only known at deployment',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn', Format: { 'Fn::Sub': '$context.httpMethod ${Parameter}' } } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/AccessLogSettings/Format', actual: '$context.httpMethod' }],
    },
  ],
});
