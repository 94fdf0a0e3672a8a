import { accessLogDestination } from '../../../src/rules/stage/access-log-destination';
import { getAtt, part, resource, rest, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(accessLogDestination, {
  valid: [
    {
      name: 'a log group',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:a' } }) }),
    },
    {
      name: 'a stream with the right name',
      template: rest({
        Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/amazon-apigateway-a' } }),
      }),
    },
    { name: 'only known at deployment', template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: unknown } }) }) },
    {
      name: 'a stream of the template with the right name',
      template: rest({
        Stage: part('Stage', { AccessLogSetting: { DestinationArn: getAtt('Stream', 'Arn') } }),
        Stream: resource('KinesisFirehose::DeliveryStream', { DeliveryStreamName: 'amazon-apigateway-a' }),
      }),
    },
  ],
  invalid: [
    {
      name: 'a stream with another name',
      template: rest({
        Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/logs' } }),
      }),
      findings: [{ logicalId: 'Stage', path: 'Properties/AccessLogSetting/DestinationArn', actual: 'logs', severity: 'error' }],
    },
    {
      name: 'a stream of the template with another name',
      template: rest({
        Stage: part('Stage', { AccessLogSetting: { DestinationArn: getAtt('Stream', 'Arn') } }),
        Stream: resource('KinesisFirehose::DeliveryStream', { DeliveryStreamName: 'logs' }),
      }),
      findings: [{ logicalId: 'Stage', actual: 'logs' }],
    },
    {
      name: 'a stream for a WebSocket stage',
      template: webSocket({
        Stage: v2('Stage', { AccessLogSettings: { DestinationArn: 'arn:aws:firehose:us-east-1:111122223333:deliverystream/amazon-apigateway-a' } }),
      }),
      findings: [{ logicalId: 'Stage', severity: 'warning' }],
    },
    {
      name: 'neither a log group nor a stream',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn:aws:s3:::a' } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/AccessLogSetting/DestinationArn', actual: 's3' }],
    },
    {
      name: 'a bucket',
      template: rest({ Stage: part('Stage', { AccessLogSetting: { DestinationArn: 'arn:aws:s3:::bucket' } }) }),
      findings: [{ logicalId: 'Stage', path: 'Properties/AccessLogSetting/DestinationArn', actual: 's3', severity: 'error' }],
    },
  ],
});
