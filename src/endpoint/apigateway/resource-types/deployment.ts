import { normalise } from '../../records/convert';
import type { StoredRecord } from '../../records/records';
import type { Registries } from '../../records/registry';
import { ignoreMissing, inHandler } from '../../records/resource-type';
import type { Properties, ResourceState, ResourceType } from '../../resource-type';
import { createDeployment } from '../deploy';
import { DEPLOYMENT_ENTITY } from '../deployment';
import { CANARY_SETTINGS, STAGE } from '../shapes';
import { STAGE_ENTITY } from '../stage';

/** `AWS::ApiGateway::Deployment`. A snapshot is never changed: an update has no other effect than the description. */
export function deploymentType(registries: Registries): ResourceType {
  return {
    type: DEPLOYMENT_ENTITY.type,
    replacedBy: ['RestApiId', 'DeploymentCanarySettings'],
    create: (properties, context) => inHandler('ApiGateway', context, () => {
      const { StageDescription, DeploymentCanarySettings } = properties;
      return stateOf(createDeployment(registries.of(context), {
        RestApiId: String(properties.RestApiId),
        Description: properties.Description as string | undefined,
        StageName: properties.StageName as string | undefined,
        stage: StageDescription === undefined ? undefined : stageProperties(StageDescription as Properties),
        canary: DeploymentCanarySettings === undefined ? undefined : normalise(CANARY_SETTINGS, DeploymentCanarySettings as Properties),
      }));
    }),
    update: (current, next, _, context) => inHandler('ApiGateway', context, () => {
      const registry = registries.of(context);
      const deployment = registry.require(DEPLOYMENT_ENTITY, String(next.RestApiId), current.physicalId);
      return stateOf(registry.update(DEPLOYMENT_ENTITY, deployment, next));
    }),
    delete: (current, { RestApiId, StageName }, context) => inHandler('ApiGateway', context, () => {
      const registry = registries.of(context);
      ignoreMissing(() => {
        const deployment = registry.require(DEPLOYMENT_ENTITY, String(RestApiId), current.physicalId);
        const own = StageName === undefined ? undefined : registry.get(STAGE_ENTITY, String(RestApiId), String(StageName));
        if (own?.properties.DeploymentId === deployment.id) registry.delete(STAGE_ENTITY, own);
        registry.delete(DEPLOYMENT_ENTITY, deployment);
      });
    }),
  };
}

function stateOf({ id }: StoredRecord): ResourceState {
  return { physicalId: id, attributes: { DeploymentId: id } };
}

/** A `StageDescription` says for all methods at once what a stage says in its method settings. */
function stageProperties(description: Properties): Properties {
  const {
    LoggingLevel, MetricsEnabled, DataTraceEnabled, ThrottlingBurstLimit, ThrottlingRateLimit, CachingEnabled, CacheTtlInSeconds,
    CacheDataEncrypted, MethodSettings, ...rest
  } = description;
  const everyMethod = Object.entries({
    LoggingLevel, MetricsEnabled, DataTraceEnabled, ThrottlingBurstLimit, ThrottlingRateLimit, CachingEnabled, CacheTtlInSeconds, CacheDataEncrypted,
  }).filter(([, value]) => value !== undefined);
  const settings = [
    ...everyMethod.length > 0 ? [{ ResourcePath: '/*', HttpMethod: '*', ...Object.fromEntries(everyMethod) }] : [],
    ...(MethodSettings ?? []) as readonly Properties[],
  ];
  return normalise(STAGE, { ...rest, ...settings.length > 0 ? { MethodSettings: settings } : {} });
}
