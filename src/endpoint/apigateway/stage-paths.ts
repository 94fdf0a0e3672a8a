import type { METHOD_SETTING } from './shapes';
import { badRequest } from './texts';

/** The end of a method setting's path to the member it sets. */
export const SETTINGS: Readonly<Record<string, keyof typeof METHOD_SETTING>> = {
  'metrics/enabled': 'metricsEnabled',
  'logging/dataTrace': 'dataTraceEnabled',
  'logging/loglevel': 'loggingLevel',
  'throttling/burstLimit': 'throttlingBurstLimit',
  'throttling/rateLimit': 'throttlingRateLimit',
  'caching/ttlInSeconds': 'cacheTtlInSeconds',
  'caching/enabled': 'cachingEnabled',
  'caching/dataEncrypted': 'cacheDataEncrypted',
  'caching/requireAuthorizationForCacheControl': 'requireAuthorizationForCacheControl',
  'caching/unauthorizedCacheControlHeaderStrategy': 'unauthorizedCacheControlHeaderStrategy',
};

const VALID_PATHS = [
  '/deploymentId', '/description', '/cacheClusterEnabled', '/cacheClusterSize', '/clientCertificateId', '/accessLogSettings',
  '/accessLogSettings/destinationArn', '/accessLogSettings/format',
  ...['/{resourcePath}/{httpMethod}', '/*/*'].flatMap((method) => Object.keys(SETTINGS).map((setting) => `${method}/${setting}`)),
  '/variables/{variable_name}', '/tracingEnabled',
];

/** Refuses a path that `UpdateStage` does not know, with the list of those that it does. */
export function invalidStagePath(path: string): never {
  badRequest(`Invalid method setting path: ${path}. Must be one of: [${VALID_PATHS.join(', ')}]`);
}
