import {
  CloudWatchLogsClient, CreateLogGroupCommand, CreateLogStreamCommand, DescribeLogGroupsCommand, DescribeLogStreamsCommand,
  FilterLogEventsCommand, GetLogEventsCommand, PutLogEventsCommand, PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { filterPattern } from '../../../src/endpoint/cloudwatch-logs/filter-pattern';
import { useEndpoint } from '../endpoint';

const endpoint = useEndpoint();
const client = () => new CloudWatchLogsClient(endpoint.client());

async function group(name: string, messages: readonly string[]): Promise<void> {
  await client().send(new CreateLogGroupCommand({ logGroupName: name }));
  await client().send(new CreateLogStreamCommand({ logGroupName: name, logStreamName: 's' }));
  await client().send(new PutLogEventsCommand({ logGroupName: name, logStreamName: 's', logEvents: messages.map((message, index) => ({ timestamp: 1000 + index, message })) }));
}

test('keeps a group with its retention', async () => {
  await group('/kept', []);
  await client().send(new PutRetentionPolicyCommand({ logGroupName: '/kept', retentionInDays: 7 }));
  const { logGroups } = await client().send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/kept' }));
  expect(logGroups).toMatchObject([{ logGroupName: '/kept', retentionInDays: 7, arn: 'arn:aws:logs:us-east-1:000000000000:log-group:/kept:*' }]);
  await expect(client().send(new PutRetentionPolicyCommand({ logGroupName: '/kept', retentionInDays: 8 }))).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(client().send(new CreateLogGroupCommand({ logGroupName: '/kept' }))).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' });
});

test('gives events from either end, page by page', async () => {
  await group('/paged', ['a', 'b', 'c']);
  const read = async (more: object) => client().send(new GetLogEventsCommand({ logGroupName: '/paged', logStreamName: 's', limit: 2, ...more }));
  const texts = (page: Awaited<ReturnType<typeof read>>) => page.events?.map(({ message }) => message);
  expect(texts(await read({}))).toEqual(['b', 'c']);
  const first = await read({ startFromHead: true });
  expect(texts(first)).toEqual(['a', 'b']);
  const second = await read({ nextToken: first.nextForwardToken });
  expect(texts(second)).toEqual(['c']);
  expect(await read({ nextToken: second.nextForwardToken })).toMatchObject({ events: [], nextForwardToken: second.nextForwardToken });
  const { logStreams } = await client().send(new DescribeLogStreamsCommand({ logGroupName: '/paged' }));
  expect(logStreams).toMatchObject([{ logStreamName: 's', firstEventTimestamp: 1000, lastEventTimestamp: 1002 }]);
});

test('finds events by pattern and time', async () => {
  await group('/found', ['GET ok', 'POST error', 'GET error']);
  const { events } = await client().send(new FilterLogEventsCommand({ logGroupName: '/found', filterPattern: 'error -POST', startTime: 1001 }));
  expect(events).toMatchObject([{ message: 'GET error', logStreamName: 's' }]);
  await expect(client().send(new FilterLogEventsCommand({ logGroupName: '/nobody' }))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test.each([
  ['', 'anything', true],
  ['error', 'an error', true],
  ['error fatal', 'an error', false],
  ['?error ?fatal', 'fatal', true],
  ['?error ?fatal', 'fine', false],
  ['-debug', 'debug', false],
  ['"two words"', 'has two words', true],
  ['"two words"', 'two other words', false],
])('the pattern %p on %p', (pattern, message, expected) => {
  expect(filterPattern(pattern)?.(message)).toBe(expected);
});
