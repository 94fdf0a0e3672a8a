import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Release } from '../release';

/**
 * Options for a stage of a REST API.
 *
 * Of the settings for all methods, `metricsEnabled` is true and `loggingLevel` is `ERROR` unless given, and
 * requests are throttled to what an account has from the start: 10,000 a second with a burst of 5,000, or 2,500
 * and 1,250 in the Regions that begin with less. Give `throttlingRateLimit` and `throttlingBurstLimit` when AWS raised the account's.
 */
export interface RestStageOptions extends apigateway.MethodDeploymentOptions {
  /**
   * How new deployments reach callers.
   * @default Release.direct()
   */
  readonly release?: Release;

  /**
   * What the stage is for.
   * @default - none
   */
  readonly description?: string;

  /**
   * Values for `${stageVariables.name}` in integrations and templates: at most 100, names of letters, digits and `_`, values of at most 512 characters.
   * @default - none
   */
  readonly variables?: { [name: string]: string };

  /**
   * Settings of single methods by `/path/METHOD`, such as `/orders/{id}/GET`. What one does not set is as for
   * all methods.
   *
   * @default - none
   */
  readonly methodOptions?: { [path: string]: apigateway.MethodDeploymentOptions };

  /**
   * Whether requests are traced with X-Ray.
   * @default true
   */
  readonly tracingEnabled?: boolean;

  /**
   * Whether each request is logged.
   * @default true
   */
  readonly accessLog?: boolean;

  /**
   * Log group for the access log.
   * @default - a new one
   */
  readonly accessLogGroup?: logs.ILogGroup;

  /**
   * What is logged of a request. It must contain `$context.requestId` or `$context.extendedRequestId`.
   * @default - JSON with the request, the caller, the status, latencies, errors, and the deployment that answered
   */
  readonly accessLogFormat?: apigateway.AccessLogFormat;

  /**
   * How long a new log group keeps the access log.
   * @default RetentionDays.ONE_YEAR
   */
  readonly accessLogRetention?: logs.RetentionDays;

  /**
   * What happens to a new log group when the stage is removed.
   * @default RemovalPolicy.RETAIN
   */
  readonly accessLogRemovalPolicy?: RemovalPolicy;

  /**
   * Key that a new log group is encrypted with. Its policy lets CloudWatch Logs use it.
   * @default - the key of CloudWatch Logs
   */
  readonly accessLogEncryptionKey?: kms.IKey;

  /**
   * Whether the stage has a cache, which costs by the hour.
   * @default - true when `cachingEnabled` or `cacheClusterSize` is given
   */
  readonly cacheClusterEnabled?: boolean;

  /**
   * Size of the cache in gigabytes: `0.5`, `1.6`, `6.1`, `13.5`, `28.4`, `58.2`, `118` or `237`.
   * @default 0.5
   */
  readonly cacheClusterSize?: string;

  /**
   * Whether the stage gets a new client certificate, by which backends know API Gateway. It is valid for a year.
   * @default false
   */
  readonly clientCertificate?: boolean;

  /**
   * Id of a client certificate that exists.
   * @default - none, or the new one of `clientCertificate`
   */
  readonly clientCertificateId?: string;

  /**
   * Version of the documentation that belongs to the stage.
   * @default - none
   */
  readonly documentationVersion?: string;

  /**
   * ARN of the web ACL that inspects requests.
   * @default - none
   */
  readonly webAclArn?: string;

  /**
   * Tags of the stage.
   * @default - none
   */
  readonly tags?: { [key: string]: string };
}
