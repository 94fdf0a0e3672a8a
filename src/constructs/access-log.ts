import { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { allowLogEncryption } from './log-encryption';

/** What a stage's access log group is made from. */
export interface AccessLogGroupOptions {
  readonly logGroup?: logs.ILogGroup;
  readonly retention?: logs.RetentionDays;
  readonly removalPolicy?: RemovalPolicy;
  readonly encryptionKey?: kms.IKey;
  /**
   * Also makes the group in which the service logs the requests of a canary. Left to itself the service
   * makes it, without a retention and out of reach of metric filters.
   */
  readonly withCanary?: boolean;
}

const DEFAULT_RETENTION = logs.RetentionDays.ONE_YEAR;

/** The log group that a stage's access log goes to: the one given, or a new one with a retention. */
export function accessLogGroup(scope: Construct, options: AccessLogGroupOptions): logs.ILogGroup {
  const { retention = DEFAULT_RETENTION, removalPolicy, encryptionKey } = options;
  if (encryptionKey) allowLogEncryption(scope, encryptionKey);
  const group = options.logGroup ?? new logs.LogGroup(scope, 'AccessLog', { retention, removalPolicy, encryptionKey });
  if (options.withCanary) {
    new logs.LogGroup(scope, 'CanaryAccessLog', { logGroupName: `${group.logGroupName}/Canary`, retention, removalPolicy, encryptionKey });
  }
  return group;
}

/**
 * An access log format of one JSON object a request, every value in quotes.
 * @param fields name to `$context` variable without `$context.`
 */
export function jsonLogFormat(fields: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, variable]) => [name, `$context.${variable}`])));
}
