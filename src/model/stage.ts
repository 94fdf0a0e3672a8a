import type { Located } from './origin';
import type { Tag } from './rest';
import type { Value } from './value';

/** An immutable snapshot of an API's definition. */
export interface Deployment extends Located {
  /** `<template>#<logical id>`. */
  readonly key: string;
  readonly description?: Value<string>;
  /** A stage that the deployment makes by itself. */
  readonly stageName?: Value<string>;
  readonly stageDescription?: Value<Readonly<Record<string, unknown>>>;
  /** The same stage, read. */
  readonly stage?: RestStage;
  readonly deploymentCanarySettings?: Value<Readonly<Record<string, unknown>>>;
  /** Logical ids, as written. */
  readonly dependsOn: readonly string[];
}

export interface AccessLogSettings extends Located {
  readonly destinationArn?: Value<string>;
  readonly format?: Value<string>;
}

/** Settings of one method, or of all with `/*` and `*`. */
export interface MethodSetting extends Located {
  readonly resourcePath?: Value<string>;
  readonly httpMethod?: Value<string>;
  readonly loggingLevel?: Value<string>;
  readonly dataTraceEnabled?: Value<boolean>;
  readonly metricsEnabled?: Value<boolean>;
  /** Requests a second; -1 switches the limit off. */
  readonly throttlingRateLimit?: Value<number>;
  readonly throttlingBurstLimit?: Value<number>;
  readonly cachingEnabled?: Value<boolean>;
  readonly cacheDataEncrypted?: Value<boolean>;
  /** Seconds; 300 when absent. */
  readonly cacheTtlInSeconds?: Value<number>;
  readonly requireAuthorizationForCacheControl?: Value<boolean>;
  readonly unauthorizedCacheControlHeaderStrategy?: Value<string>;
}

export interface CanarySetting extends Located {
  /** The deployment's `key` when it is in these templates, otherwise what stands there. */
  readonly deploymentId?: Value<string>;
  /** 0 to 100. */
  readonly percentTraffic?: Value<number>;
  readonly stageVariableOverrides?: Value<Readonly<Record<string, Value<string>>>>;
  readonly useStageCache?: Value<boolean>;
}

export interface RestStage extends Located {
  /** `<template>#<logical id>`. */
  readonly key: string;
  readonly stageName?: Value<string>;
  readonly description?: Value<string>;
  /** The deployment's `key` when it is in these templates, otherwise what stands there. */
  readonly deploymentId?: Value<string>;
  readonly variables?: Value<Readonly<Record<string, Value<string>>>>;
  readonly methodSettings: readonly MethodSetting[];
  readonly accessLogSetting?: AccessLogSettings;
  readonly canarySetting?: CanarySetting;
  readonly tracingEnabled?: Value<boolean>;
  readonly cacheClusterEnabled?: Value<boolean>;
  /** Gigabytes, as the service writes them: `0.5`, `1.6`, … */
  readonly cacheClusterSize?: Value<string>;
  readonly clientCertificateId?: Value<string>;
  readonly documentationVersion?: Value<string>;
  readonly tags?: Value<readonly Tag[]>;
}
