import type { Clock } from '../../gateway/clock';
import type { LogSink } from '../part';
import { AwsError, scopeKey } from '../service';
import type { Scope } from '../service';

export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

export interface LogStream {
  readonly name: string;
  readonly created: number;
  readonly events: LogEvent[];
}

export interface LogGroup {
  readonly name: string;
  readonly created: number;
  retentionInDays?: number;
  readonly tags: Record<string, string>;
  readonly streams: Map<string, LogStream>;
}

/** What one stream keeps at least; older events are dropped, so that an endpoint can run for days. */
const KEPT_EVENTS_PER_STREAM = 20_000;
/** Events are dropped this many at a time: moving the rest up costs too much to do it for each. */
const DROPPED_AT_ONCE = 5_000;

/** The log groups of every account and region. */
export class LogGroups implements LogSink {
  private readonly groups = new Map<string, Map<string, LogGroup>>();

  constructor(private readonly clock: Clock) {}

  create(scope: Scope, name: string, tags: Readonly<Record<string, string>> = {}): LogGroup {
    const groups = this.of(scope);
    if (groups.has(name)) throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    const group: LogGroup = { name, created: this.clock.now(), tags: { ...tags }, streams: new Map() };
    groups.set(name, group);
    return group;
  }

  has(scope: Scope, name: string): boolean {
    return this.of(scope).has(name);
  }

  get(scope: Scope, name: string): LogGroup {
    const group = this.of(scope).get(name);
    if (group === undefined) throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
    return group;
  }

  stream(scope: Scope, groupName: string, name: string): LogStream {
    const stream = this.get(scope, groupName).streams.get(name);
    if (stream === undefined) throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
    return stream;
  }

  createStream(scope: Scope, groupName: string, name: string): LogStream {
    const { streams } = this.get(scope, groupName);
    if (streams.has(name)) throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    const stream: LogStream = { name, created: this.clock.now(), events: [] };
    streams.set(name, stream);
    return stream;
  }

  list(scope: Scope, prefix = ''): LogGroup[] {
    return [...this.of(scope).values()].filter(({ name }) => name.startsWith(prefix)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  delete(scope: Scope, name: string): void {
    this.get(scope, name);
    this.of(scope).delete(name);
  }

  put(stream: LogStream, events: readonly LogEvent[]): void {
    for (const event of events) stream.events.push(event);
    if (stream.events.length > KEPT_EVENTS_PER_STREAM + DROPPED_AT_ONCE) stream.events.splice(0, stream.events.length - KEPT_EVENTS_PER_STREAM);
  }

  write(scope: Scope, groupName: string, streamName: string, messages: readonly string[]): void {
    const group = this.of(scope).get(groupName) ?? this.create(scope, groupName);
    const stream = group.streams.get(streamName) ?? this.createStream(scope, groupName, streamName);
    this.put(stream, messages.map((message) => ({ timestamp: this.clock.now(), message })));
  }

  private of(scope: Scope): Map<string, LogGroup> {
    const key = scopeKey(scope);
    let found = this.groups.get(key);
    if (found === undefined) this.groups.set(key, found = new Map());
    return found;
  }
}

export function logGroupArn({ region, accountId }: Scope, name: string): string {
  return `arn:aws:logs:${region}:${accountId}:log-group:${name}`;
}
