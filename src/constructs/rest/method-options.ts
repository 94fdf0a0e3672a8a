import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { RestStageOptions } from './rest-stage-options';

type Settings = apigateway.MethodDeploymentOptions;

/** The routes of an API as settings of a stage name them: `/path/METHOD`, with `*` for any. */
export class RouteNames {
  constructor(private readonly routes: readonly string[]) {}

  public get example(): string {
    return this.routes[0] ?? '/path/GET';
  }

  public has(name: string): boolean {
    const method = name.slice(name.lastIndexOf('/') + 1);
    const path = name.slice(0, -method.length - 1);
    if (!name.startsWith('/')) return name === '*/*';
    return this.routes.some((route) => {
      const own = route.slice(route.lastIndexOf('/') + 1);
      const isOfPath = path === '/*' || path === route.slice(0, -own.length - 1) || `${path}/` === route.slice(0, -own.length - 1);
      return isOfPath && (method === '*' || method === own || own === 'ANY');
    });
  }
}

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
