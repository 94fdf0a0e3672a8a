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

const GENERAL_PATHS = [
  '/deploymentId', '/description', '/cacheClusterEnabled', '/cacheClusterSize', '/clientCertificateId', '/accessLogSettings',
  '/accessLogSettings/destinationArn', '/accessLogSettings/format',
];

/** The paths of one method's settings, or of all methods', as AWS lists them: two of its commas are missing. */
function settingPaths(method: string, gap: string): string {
  const separators: Readonly<Record<string, string>> = { 'throttling/burstLimit': gap, 'throttling/rateLimit': gap };
  return Object.keys(SETTINGS).map((setting) => `${method}/${setting}${separators[setting] ?? ', '}`).join('');
}

const VALID_PATHS = `${GENERAL_PATHS.join(', ')}, ${settingPaths('/{resourcePath}/{httpMethod}', '')}${settingPaths('/*/*', ' ')}/variables/{variable_name}, /tracingEnabled`;

/** Refuses a path that `UpdateStage` does not know, with the list of those that it does. */
export function invalidStagePath(path: string): never {
  badRequest(`Invalid method setting path: ${path}. Must be one of: [${VALID_PATHS}]`);
}
