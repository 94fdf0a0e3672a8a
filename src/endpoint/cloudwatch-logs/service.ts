import { filterPattern } from './filter-pattern';
import { logGroupArn } from './log-groups';
import type { LogEvent, LogGroups, LogStream } from './log-groups';
import { jsonService, optionalNumber, optionalString, requiredString, stringList } from '../protocols/json';
import type { JsonInput } from '../protocols/json';
import { AwsError } from '../service';
import type { Scope, Service } from '../service';

const RETENTIONS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];
const MAX_EVENTS = 10_000;

/** CloudWatch Logs: groups, streams, and reading what functions and APIs wrote. */
export function logsService(groups: LogGroups): Service {
  return jsonService('logs', '1.1', {
    CreateLogGroup: (input, context) => {
      groups.create(context, requiredString(input, 'logGroupName'), input.tags as Record<string, string> | undefined);
      return {};
    },
    DeleteLogGroup: (input, context) => {
      groups.delete(context, groupName(input));
      return {};
    },
    DescribeLogGroups: (input, context) => {
      const page = paginate(groups.list(context, optionalString(input, 'logGroupNamePrefix')), input, 50);
      return {
        logGroups: page.items.map((group) => ({
          logGroupName: group.name,
          creationTime: group.created,
          retentionInDays: group.retentionInDays,
          metricFilterCount: 0,
          arn: `${logGroupArn(context, group.name)}:*`,
          logGroupArn: logGroupArn(context, group.name),
          storedBytes: 0,
          logGroupClass: 'STANDARD',
        })),
        nextToken: page.nextToken,
      };
    },
    PutRetentionPolicy: (input, context) => {
      const days = optionalNumber(input, 'retentionInDays') ?? 0;
      if (!RETENTIONS.includes(days)) {
        throw new AwsError('InvalidParameterException', `Invalid parameter: retentionInDays must be one of ${RETENTIONS.join(', ')}, got ${days}`);
      }
      groups.get(context, groupName(input)).retentionInDays = days;
      return {};
    },
    DeleteRetentionPolicy: (input, context) => {
      groups.get(context, groupName(input)).retentionInDays = undefined;
      return {};
    },
    CreateLogStream: (input, context) => {
      groups.createStream(context, groupName(input), requiredString(input, 'logStreamName'));
      return {};
    },
    DeleteLogStream: (input, context) => {
      const stream = groups.stream(context, groupName(input), requiredString(input, 'logStreamName'));
      groups.get(context, groupName(input)).streams.delete(stream.name);
      return {};
    },
    DescribeLogStreams: (input, context) => {
      const prefix = optionalString(input, 'logStreamNamePrefix') ?? '';
      const streams = [...groups.get(context, groupName(input)).streams.values()].filter(({ name }) => name.startsWith(prefix));
      const key = optionalString(input, 'orderBy') === 'LastEventTime' ? lastEvent : ({ name }: LogStream) => name;
      streams.sort((a, b) => (key(a) < key(b) ? -1 : 1));
      if (input.descending === true) streams.reverse();
      const page = paginate(streams, input, 50);
      return { logStreams: page.items.map((stream) => streamView(context, groupName(input), stream)), nextToken: page.nextToken };
    },
    PutLogEvents: (input, context) => {
      const stream = groups.stream(context, groupName(input), requiredString(input, 'logStreamName'));
      groups.put(stream, (Array.isArray(input.logEvents) ? input.logEvents : []) as LogEvent[]);
      return { nextSequenceToken: String(stream.events.length) };
    },
    GetLogEvents: (input, context) => getLogEvents(groups.stream(context, groupName(input), requiredString(input, 'logStreamName')), input),
    FilterLogEvents: (input, context) => filterLogEvents(groups, input, context),
    ListTagsForResource: (input, context) => ({ tags: groups.get(context, groupName(input, 'resourceArn')).tags }),
    TagResource: (input, context) => {
      Object.assign(groups.get(context, groupName(input, 'resourceArn')).tags, input.tags);
      return {};
    },
  });
}

/** Groups are named by name or, in newer calls, by ARN. */
function groupName(input: JsonInput, arnMember = 'logGroupIdentifier'): string {
  const named = optionalString(input, 'logGroupName') ?? requiredString(input, arnMember);
  return named.replace(/^arn:[^:]+:logs:[^:]*:\d+:log-group:/, '').replace(/:\*$/, '');
}

function lastEvent({ events }: LogStream): number {
  return events[events.length - 1]?.timestamp ?? 0;
}

function streamView(scope: Scope, group: string, stream: LogStream) {
  return {
    logStreamName: stream.name,
    creationTime: stream.created,
    firstEventTimestamp: stream.events[0]?.timestamp,
    lastEventTimestamp: stream.events[stream.events.length - 1]?.timestamp,
    lastIngestionTime: stream.events[stream.events.length - 1]?.timestamp,
    uploadSequenceToken: String(stream.events.length),
    arn: `${logGroupArn(scope, group)}:log-stream:${stream.name}`,
    storedBytes: 0,
  };
}

function inRange(input: JsonInput): (event: LogEvent) => boolean {
  const start = optionalNumber(input, 'startTime') ?? -Infinity;
  const end = optionalNumber(input, 'endTime') ?? Infinity;
  return ({ timestamp }) => timestamp >= start && timestamp < end;
}

function getLogEvents(stream: LogStream, input: JsonInput) {
  const events = stream.events.filter(inRange(input));
  const limit = Math.min(optionalNumber(input, 'limit') ?? MAX_EVENTS, MAX_EVENTS);
  const [direction, position] = (optionalString(input, 'nextToken') ?? '').split('/');
  const at = Number(position);
  const start = direction === 'f' ? at : direction === 'b' ? Math.max(at - limit, 0) : input.startFromHead === true ? 0 : Math.max(events.length - limit, 0);
  const end = direction === 'b' ? at : Math.min(start + limit, events.length);
  return {
    events: events.slice(start, end).map(({ timestamp, message }) => ({ timestamp, message, ingestionTime: timestamp })),
    nextForwardToken: `f/${end}`,
    nextBackwardToken: `b/${start}`,
  };
}

function filterLogEvents(groups: LogGroups, input: JsonInput, scope: Scope) {
  const pattern = optionalString(input, 'filterPattern') ?? '';
  const matches = filterPattern(pattern);
  if (matches === undefined) throw new AwsError('InvalidParameterException', `Invalid filter pattern: '${pattern}' is not supported by the local endpoint; give terms, ?terms or -terms`);
  const names = stringList(input, 'logStreamNames');
  const prefix = optionalString(input, 'logStreamNamePrefix') ?? '';
  const streams = [...groups.get(scope, groupName(input)).streams.values()]
    .filter(({ name }) => name.startsWith(prefix) && (names.length === 0 || names.includes(name)));
  const events = streams
    .flatMap((stream) => stream.events.map((event, index) => ({ event, id: `${stream.name}/${index}`, stream: stream.name })))
    .filter(({ event }) => inRange(input)(event) && matches(event.message))
    .sort((a, b) => a.event.timestamp - b.event.timestamp);
  const page = paginate(events, input, MAX_EVENTS);
  return {
    events: page.items.map(({ event, id, stream }) => ({
      logStreamName: stream, timestamp: event.timestamp, message: event.message, ingestionTime: event.timestamp, eventId: id,
    })),
    searchedLogStreams: [],
    nextToken: page.nextToken,
  };
}

function paginate<T>(items: readonly T[], input: JsonInput, maximum: number): { items: T[]; nextToken?: string } {
  const start = Number(optionalString(input, 'nextToken') ?? '0');
  const end = start + Math.min(optionalNumber(input, 'limit') ?? maximum, maximum);
  return { items: items.slice(start, end), nextToken: end < items.length ? String(end) : undefined };
}
