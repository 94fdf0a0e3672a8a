import { DEPLOYMENT_ENTITY } from './deployment';
import { REST_API_ENTITY } from './rest-api';
import { STAGE_ENTITY, checkCanary, checkName } from './stage';
import { badRequest } from './texts';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

/** What `CreateDeployment` takes besides the API: properties as CloudFormation names them. */
export interface DeploymentRequest {
  readonly RestApiId: string;
  readonly Description?: string;
  readonly StageName?: string;
  /** What the stage that the deployment makes or moves is given. */
  readonly stage?: Properties;
  /** `{ PercentTraffic, StageVariableOverrides, UseStageCache }`. */
  readonly canary?: Properties;
}

/** Takes a snapshot of an API and, when a stage is named, gives it to the stage or to the stage's canary. */
export function createDeployment(registry: Registry, request: DeploymentRequest): StoredRecord {
  const { RestApiId: apiId, StageName: stageName, Description, canary } = request;
  registry.require(REST_API_ENTITY, '', apiId);
  const existing = stageName === undefined ? undefined : registry.get(STAGE_ENTITY, apiId, stageName);
  checkStage(request, existing, registry);
  const deployment = registry.create(DEPLOYMENT_ENTITY, { RestApiId: apiId, Description });
  if (stageName === undefined) return deployment;
  try {
    if (existing === undefined) {
      registry.create(STAGE_ENTITY, { ...request.stage, RestApiId: apiId, StageName: stageName, DeploymentId: deployment.id });
    } else if (canary === undefined) {
      const { Variables, ...settings } = request.stage ?? {};
      registry.update(STAGE_ENTITY, existing, {
        ...existing.properties,
        ...settings,
        Variables: Variables ?? existing.properties.Variables,
        DeploymentId: deployment.id,
      });
    } else {
      registry.update(STAGE_ENTITY, existing, {
        ...existing.properties, CanarySetting: { PercentTraffic: 0, UseStageCache: false, ...canary, DeploymentId: deployment.id },
      });
    }
  } catch (error) {
    registry.delete(DEPLOYMENT_ENTITY, deployment);
    throw error;
  }
  return deployment;
}

function checkStage({ RestApiId, StageName, canary }: DeploymentRequest, existing: StoredRecord | undefined, registry: Registry): void {
  const invalid = 'Invalid deployment content specified.';
  if (canary !== undefined) {
    if (StageName === undefined || StageName === '') {
      badRequest(`${invalid}Non null and non empty stageName must be provided for canary deployment. Provided value is ${StageName ?? 'null'}`);
    }
    if (existing === undefined) badRequest(`${invalid}Stage ${StageName} must already be created before making a canary release deployment`);
    checkCanary(canary, RestApiId, registry);
  } else if (existing?.properties.CanarySetting !== undefined) {
    badRequest(`Non canary deployment not supported on stage ${String(StageName)} because Canary is enabled. Provide CanarySettings in deploymentInput.`);
  }
  if (StageName !== undefined) checkName(StageName);
}
