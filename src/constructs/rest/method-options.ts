import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { RestStageOptions } from './rest-stage-options';

type Settings = apigateway.MethodDeploymentOptions;

/** A stage's settings for all methods and for single ones, which do not inherit from each other in the service. */
export function methodOptions(options: RestStageOptions, throttling: Settings): Settings & { methodOptions?: { [path: string]: Settings } } {
  const all = settings({ metricsEnabled: true, loggingLevel: apigateway.MethodLoggingLevel.ERROR, ...throttling }, options);
  const single = Object.entries(options.methodOptions ?? {}).map(([path, own]) => [path, settings(all, own)] as const);
  return { ...all, ...single.length > 0 && { methodOptions: Object.fromEntries(single) } };
}

function settings(base: Settings, own: Settings): Settings {
  const cachingEnabled = own.cachingEnabled ?? base.cachingEnabled;
  return {
    metricsEnabled: own.metricsEnabled ?? base.metricsEnabled,
    loggingLevel: own.loggingLevel ?? base.loggingLevel,
    dataTraceEnabled: own.dataTraceEnabled ?? base.dataTraceEnabled,
    throttlingRateLimit: own.throttlingRateLimit ?? base.throttlingRateLimit,
    throttlingBurstLimit: own.throttlingBurstLimit ?? base.throttlingBurstLimit,
    cachingEnabled,
    cacheTtl: own.cacheTtl ?? base.cacheTtl,
    cacheDataEncrypted: own.cacheDataEncrypted ?? base.cacheDataEncrypted ?? (cachingEnabled || undefined),
  };
}
