import { LogGroups } from '../../../src/endpoint/cloudwatch-logs/log-groups';
import { GatewayLogs } from '../../../src/endpoint/execute-api/logs';
import { VirtualClock } from '../../../src/gateway/virtual-clock';

const SCOPE = { accountId: '111122223333', region: 'eu-west-1' };

test.each([
  ['a log group', 'arn:aws:logs:eu-west-1:111122223333:log-group:/my/api', false, '/my/api'],
  ['a log group with a star', 'arn:aws:logs:eu-west-1:111122223333:log-group:/my/api:*', false, '/my/api'],
  ['a canary', 'arn:aws:logs:eu-west-1:111122223333:log-group:/my/api', true, '/my/api/Canary'],
  ['a delivery stream', 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/amazon-apigateway-orders', false, '/aws/kinesisfirehose/amazon-apigateway-orders'],
])('the access log of %s', (_, arn, isCanary, group) => {
  const groups = new LogGroups(new VirtualClock());
  new GatewayLogs(groups).access(SCOPE, arn, 'line', isCanary);
  const [{ name, streams }] = groups.list(SCOPE);
  expect([name, [...streams.values()].flatMap(({ events }) => events.map(({ message }) => message))]).toEqual([group, ['line']]);
});
