import { DEPLOYMENT_ENTITY } from './deployment';
import { STAGE_ENTITY } from './stage';
import type { Registries } from '../records/registry';
import { entityType, inHandler } from '../records/resource-type';
import type { ResourceType } from '../resource-type';

/** `AWS::ApiGatewayV2::Deployment`, which may give itself to a stage that exists. */
export function deploymentType(registries: Registries): ResourceType {
  return {
    ...entityType(registries, { entity: DEPLOYMENT_ENTITY, service: 'AmazonApiGatewayV2', replacedBy: ['ApiId'], idAttributes: ['DeploymentId'] }),
    create: (properties, context) => inHandler('AmazonApiGatewayV2', context, () => {
      const registry = registries.of(context);
      const { ApiId, StageName } = properties;
      const stage = StageName === undefined ? undefined : registry.require(STAGE_ENTITY, String(ApiId), String(StageName));
      const { id } = registry.create(DEPLOYMENT_ENTITY, properties);
      if (stage !== undefined) registry.update(STAGE_ENTITY, stage, { ...stage.properties, DeploymentId: id });
      return { physicalId: id, attributes: { DeploymentId: id } };
    }),
  };
}
