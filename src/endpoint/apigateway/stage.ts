import { accountRole } from './account';
import { REST_API_ENTITY, leavePlans } from './rest-api';
import { METHOD_SETTING, STAGE } from './shapes';
import { badRequest, between, oneOf } from './texts';
import { toWire } from '../records/convert';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

const CACHE_SIZES = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'];
const LONGEST_CACHE_TTL = 3600;

const SETTING_DEFAULTS = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};

/** A named deployment of a REST API with its settings. A canary is the property `CanarySetting`. */
export const STAGE_ENTITY: Entity = {
  type: 'AWS::ApiGateway::Stage',
  shape: STAGE,
  parent: { entity: REST_API_ENTITY, property: 'RestApiId' },
  defaults: { CacheClusterEnabled: false, TracingEnabled: false },
  made: ['WebAclArn'],
  complete: ({ CanarySetting, ...stage }) => (
    CanarySetting === undefined ? stage : { ...stage, CanarySetting: { UseStageCache: false, ...CanarySetting as object } }),
  id: ({ StageName }) => String(StageName),
  notFound: () => 'Invalid stage identifier specified',
  conflict: () => 'Stage already exists',
  check: (properties, registry) => {
    checkName(properties.StageName);
    const scope = String(properties.RestApiId);
    if (registry.records.get('AWS::ApiGateway::Deployment', scope, String(properties.DeploymentId)) === undefined) badRequest('Deployment id does not exist');
    checkVariables(properties.Variables);
    checkCanary(properties.CanarySetting as Properties | undefined, scope, registry);
    if (properties.CacheClusterEnabled === true || properties.CacheClusterSize !== undefined) {
      oneOf(properties.CacheClusterSize, CACHE_SIZES, 'cache cluster size');
    }
    checkSettings((properties.MethodSettings ?? []) as readonly Properties[]);
    if (writesLogs(properties) && accountRole(registry) === undefined) {
      badRequest('CloudWatch Logs role ARN must be set in account settings to enable logging');
    }
  },
  deleting: ({ scope, id }, registry) => leavePlans(registry, scope, id),
  view: (record) => ({
    createdDate: Math.floor(record.created / 1000),
    lastUpdatedDate: Math.floor(record.updated / 1000),
    cacheClusterStatus: record.properties.CacheClusterEnabled === true ? 'AVAILABLE' : 'NOT_AVAILABLE',
    methodSettings: settingsToWire(record),
    webAclArn: record.properties.WebAclArn,
  }),
};

/** `path/METHOD` to its settings, each complete. */
function settingsToWire(record: StoredRecord): Readonly<Record<string, object>> {
  const settings = (record.properties.MethodSettings ?? []) as readonly Properties[];
  return Object.fromEntries(settings.map((setting) => [settingKey(setting), { ...SETTING_DEFAULTS, ...toWire(METHOD_SETTING, setting) }]));
}

/** The key of a setting on the wire: the resource path without its leading slash, and the method. */
export function settingKey({ ResourcePath, HttpMethod }: Properties): string {
  return `${String(ResourcePath).replace(/^\/(?=.)/, '')}/${String(HttpMethod)}`;
}

export function checkName(name: unknown): void {
  if (name === undefined || name === '') badRequest('Stage name must be provided');
  if (!/^[a-zA-Z0-9_-]+$/.test(String(name))) badRequest('Stage name only allows a-zA-Z0-9_-');
  if (String(name).length > 128) badRequest('Stage name must be at most 128 characters long');
}

export function checkVariables(variables: unknown): void {
  for (const [name, value] of Object.entries((variables ?? {}) as Record<string, string>)) {
    if (!/^\w+$/.test(name)) badRequest(`Invalid stage variable name: ${name}. Please use values with alphanumeric characters and underscores.`);
    if (!/^[\w\-.~:/?#&=, @]*$/.test(value)) {
      badRequest(`Invalid stage variable value of key ${name}.  Please use values with alphanumeric characters and the symbols `
        + '\' \', -\', \'.\', \'_\', \':\', \'/\', \'?\', \'&\', \'=\', and \',\'.');
    }
  }
}

export function checkCanary(canary: Properties | undefined, apiId: string, registry: Registry): void {
  if (canary === undefined) return;
  between(canary.PercentTraffic, 0, 100, 'Percent traffic must be between 0.0 and 100.0');
  if (canary.DeploymentId !== undefined && registry.records.get('AWS::ApiGateway::Deployment', apiId, String(canary.DeploymentId)) === undefined) {
    badRequest('Deployment id does not exist');
  }
  checkVariables(canary.StageVariableOverrides);
}

function checkSettings(settings: readonly Properties[]): void {
  for (const { LoggingLevel, CacheTtlInSeconds, ThrottlingRateLimit, ThrottlingBurstLimit } of settings) {
    oneOf(LoggingLevel, ['OFF', 'ERROR', 'INFO'], 'logging level');
    between(CacheTtlInSeconds, 0, LONGEST_CACHE_TTL, `Invalid cache ttl specified. Must be between 0 and ${LONGEST_CACHE_TTL}`);
    between(ThrottlingRateLimit, -1, Number.MAX_SAFE_INTEGER, 'Invalid throttling rate limit specified');
    between(ThrottlingBurstLimit, -1, Number.MAX_SAFE_INTEGER, 'Invalid throttling burst limit specified');
  }
}

function writesLogs({ AccessLogSetting, MethodSettings }: Properties): boolean {
  const settings = (MethodSettings ?? []) as readonly Properties[];
  return (AccessLogSetting as Properties | undefined)?.DestinationArn !== undefined
    || settings.some(({ LoggingLevel, DataTraceEnabled }) => (LoggingLevel ?? 'OFF') !== 'OFF' || DataTraceEnabled === true);
}

