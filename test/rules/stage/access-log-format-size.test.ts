import { accessLogFormatSize } from '../../../src/rules/stage/access-log-format-size';
import { part, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(accessLogFormatSize, {
  valid: [
    { name: 'the limit itself', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: 'x'.repeat(3072) } }) }) },
    {
      name: 'what the reference says for WebSocket APIs',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn', Format: 'x'.repeat(1024) } }) }),
    },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: unknown } }) }) },
  ],
  invalid: [
    {
      name: 'one byte over',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: 'x'.repeat(3073) } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/AccessLogSetting/Format', actual: 3073, limit: 3072, severity: 'error' }],
    },
    {
      name: 'one byte over in characters of two bytes',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: 'ü'.repeat(1537) } }) }),
      findings: [{ logicalId: 'Stage', actual: 3074 }],
    },
    {
      name: 'more than the reference says for WebSocket APIs',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn', Format: 'x'.repeat(1025) } }) }),
      findings: [{ logicalId: 'Stage', limit: 1024, severity: 'warning' }],
    },
    {
      name: 'one byte over on a WebSocket stage',
      template: webSocket({ Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn', Format: 'x'.repeat(3073) } }) }),
      findings: [{ logicalId: 'Stage', severity: 'error' }],
    },
    {
      name: 'too long without what is only known at deployment',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn', Format: { 'Fn::Join': ['', ['a'.repeat(3072), unknown]] } } }) }),
      findings: [{ logicalId: 'Stage', limit: 3072 }],
    },
  ],
});
