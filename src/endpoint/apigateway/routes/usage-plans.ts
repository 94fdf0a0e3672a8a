import type { RestRoutes } from '../../protocols/rest-json';
import { fromWire, toWire } from '../../records/convert';
import { applyPatch, patchOperations } from '../../records/patch';
import type { Registries } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import { USAGE_PLAN } from '../shapes';
import { USAGE_PLAN_ENTITY, USAGE_PLAN_KEY_ENTITY } from '../usage-plan';
import { patchApiStages } from '../usage-plan-patch';

/** Usage plans and the keys that belong to them. */
export function usagePlanRoutes(registries: Registries): RestRoutes {
  return {
    ...entityRoutes(registries, {
      entity: USAGE_PLAN_ENTITY,
      collection: '/usageplans',
      update: 'patch',
      deleted: 202,
      pages: 'v1',
      without: ['update'],
      filter: (plan, query) => {
        const keyId = query.get('keyId');
        return keyId === null || registries.all().some((registry) => registry.get(USAGE_PLAN_KEY_ENTITY, plan.id, keyId) !== undefined);
      },
    }),
    'PATCH /usageplans/{id}': ({ path, context, json }) => {
      const registry = registries.of(context);
      const plan = registry.require(USAGE_PLAN_ENTITY, '', path.id);
      const { properties, rest } = patchApiStages(plan.properties, patchOperations(json()));
      const document = applyPatch(USAGE_PLAN, toWire(USAGE_PLAN, properties), rest, { members: ['name', 'description', 'throttle', 'quota', 'productCode'] });
      return registry.view(USAGE_PLAN_ENTITY, registry.update(USAGE_PLAN_ENTITY, plan, fromWire(USAGE_PLAN, document)));
    },
    ...entityRoutes(registries, {
      entity: USAGE_PLAN_KEY_ENTITY,
      collection: '/usageplans/{UsagePlanId}/keys',
      update: 'patch',
      deleted: 202,
      pages: 'v1',
      without: ['update'],
    }),
  };
}
