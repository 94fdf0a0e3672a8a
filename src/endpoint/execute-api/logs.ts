import { createHash } from 'node:crypto';
import type { LogSink } from '../part';
import type { Scope } from '../service';

/** Where the errors of real delivery streams go. */
const FIREHOSE_GROUPS = '/aws/kinesisfirehose/';

/** Writes what API Gateway logs: access logs where the stage wants them, execution logs in the service's own groups. */
export class GatewayLogs {
  constructor(private readonly sink: LogSink) {}

  /** A line of an access log. There is no Firehose here: a stream's records are kept in a log group of the stream's name. */
  access(scope: Scope, destinationArn: string, line: string, isCanary = false): void {
    const [, named, stream] = /^arn:[\w-]+:(?:logs:[\w-]+:\d+:log-group:([^:]+)|firehose:[\w-]+:\d+:deliverystream\/(.+)$)/.exec(destinationArn) ?? [];
    const group = stream === undefined ? named : `${FIREHOSE_GROUPS}${stream}`;
    if (group === undefined) return;
    this.sink.write(scope, isCanary ? `${group}/Canary` : group, streamOf(group), [line]);
  }

  /** The lines about one request, in the group that the service itself makes for the stage. */
  execution(scope: Scope, { apiId, stageName, requestId }: { apiId: string; stageName: string; requestId: string }, lines: readonly string[]): void {
    const group = `API-Gateway-Execution-Logs_${apiId}/${stageName}`;
    this.sink.write(scope, group, streamOf(group), lines.map((line) => `(${requestId}) ${line}`));
  }
}

/** Streams have names like `4b227777d4dd1fc61c6f884f48641d02`; one a group is enough here. */
function streamOf(group: string): string {
  return createHash('md5').update(group).digest('hex');
}
