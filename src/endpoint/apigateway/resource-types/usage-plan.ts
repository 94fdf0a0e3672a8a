import type { Registries } from '../../records/registry';
import { entityType, ignoreMissing, inHandler } from '../../records/resource-type';
import type { ResourceType } from '../../resource-type';
import { USAGE_PLAN_ENTITY } from '../usage-plan';

/** `AWS::ApiGateway::UsagePlan`. CloudFormation takes a plan's stages away before it deletes the plan. */
export function usagePlanType(registries: Registries): ResourceType {
  return {
    ...entityType(registries, { entity: USAGE_PLAN_ENTITY, service: 'ApiGateway', replacedBy: [], idAttributes: ['Id'] }),
    delete: (current, _, context) => inHandler('ApiGateway', context, () => {
      const registry = registries.of(context);
      ignoreMissing(() => {
        const plan = registry.require(USAGE_PLAN_ENTITY, '', current.physicalId);
        registry.delete(USAGE_PLAN_ENTITY, registry.update(USAGE_PLAN_ENTITY, plan, { ...plan.properties, ApiStages: [] }));
      });
    }),
  };
}
