import { API_ENTITY, isWebSocket } from './api';
import { DEPLOYMENT_ENTITY } from './deployment';
import { STAGE } from './shapes';
import { accountRole } from '../apigateway/account';
import { checkVariables } from '../apigateway/stage';
import { badRequest, oneOf } from '../apigateway/texts';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

/** A named deployment of a WebSocket or HTTP API. These have no canaries. */
export const STAGE_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::Stage',
  shape: STAGE,
  parent: { entity: API_ENTITY, property: 'ApiId' },
  defaults: { AutoDeploy: false, DefaultRouteSettings: {}, RouteSettings: {}, StageVariables: {} },
  // A stage that deploys by itself, or that a deployment was given to, keeps what it serves when other settings change.
  made: ['DeploymentId'],
  id: ({ StageName }) => String(StageName),
  notFound: (name) => `Invalid Stage identifier specified ${name}`,
  conflict: (name) => `Stage already exists: ${name}`,
  check: (properties, registry) => {
    const { ApiId, StageName, DeploymentId, StageVariables } = properties;
    const webSocket = isWebSocket(registry.require(API_ENTITY, '', String(ApiId)));
    if (!/^([a-zA-Z0-9_-]{1,128}|\$default)$/.test(String(StageName ?? ''))) {
      badRequest('Stage name only allows a-zA-Z0-9_- or $default and must be at most 128 characters long');
    }
    if (webSocket && StageName === '$default') badRequest('Stage name cannot be $default for WebSocket APIs');
    if (DeploymentId !== undefined && registry.get(DEPLOYMENT_ENTITY, String(ApiId), String(DeploymentId)) === undefined) {
      badRequest(`Deployment id does not exist: ${String(DeploymentId)}`);
    }
    checkVariables(StageVariables);
    checkLevel(properties);
    if (webSocket && writesLogs(properties) && accountRole(registry) === undefined) {
      badRequest('CloudWatch Logs role ARN must be set in account settings to enable logging');
    }
  },
  created: deployAutomatically,
  view: ({ created, updated }) => ({ createdDate: new Date(created).toISOString(), lastUpdatedDate: new Date(updated).toISOString() }),
};

/** Gives every stage that deploys by itself a deployment of what the API is now. */
export function autoDeploy(registry: Registry, apiId: string): void {
  for (const stage of registry.list(STAGE_ENTITY, apiId)) deployAutomatically(stage, registry);
}

function deployAutomatically(stage: StoredRecord, registry: Registry): void {
  if (stage.properties.AutoDeploy !== true) return;
  if (registry.records.list('AWS::ApiGatewayV2::Route', stage.scope).length === 0) return;
  const { id } = registry.create(DEPLOYMENT_ENTITY, { ApiId: stage.scope, Description: 'Automatic deployment triggered by changes to the Api configuration' });
  registry.records.put(stage.type, stage.scope, stage.id, { ...stage.properties, DeploymentId: id });
}

function settingsOf({ DefaultRouteSettings, RouteSettings }: Properties): readonly Properties[] {
  return [DefaultRouteSettings, ...Object.values(RouteSettings ?? {})].filter((settings): settings is Properties => settings !== undefined);
}

function checkLevel(properties: Properties): void {
  for (const { LoggingLevel } of settingsOf(properties)) oneOf(LoggingLevel, ['OFF', 'ERROR', 'INFO'], 'logging level');
}

function writesLogs(properties: Properties): boolean {
  return (properties.AccessLogSettings as Properties | undefined)?.DestinationArn !== undefined
    || settingsOf(properties).some(({ LoggingLevel, DataTraceEnabled }) => (LoggingLevel ?? 'OFF') !== 'OFF' || DataTraceEnabled === true);
}
