import type { RestRoutes } from '../../protocols/rest-json';
import { fromWire, toWire } from '../../records/convert';
import { page } from '../../records/page';
import { applyPatch, patchOperations } from '../../records/patch';
import type { Registries, Registry } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import { API_KEY_ENTITY } from '../api-key';
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
      answersTags: true,
      filter: (plan, query) => {
        const keyId = query.get('keyId');
        return keyId === null || registries.all().some((registry) => registry.get(USAGE_PLAN_KEY_ENTITY, plan.id, keyId) !== undefined);
      },
    }),
    'PATCH /usageplans/{id}': ({ path, context, json }) => {
      const registry = registries.of(context);
      const plan = registry.require(USAGE_PLAN_ENTITY, '', path.id);
      const { properties, rest } = patchApiStages(plan.id, plan.properties, patchOperations(json()));
      const document = applyPatch(USAGE_PLAN, toWire(USAGE_PLAN, properties), rest, { members: ['name', 'description', 'throttle', 'quota', 'productCode'] });
      return { tags: {}, ...registry.view(USAGE_PLAN_ENTITY, registry.update(USAGE_PLAN_ENTITY, plan, fromWire(USAGE_PLAN, document))) };
    },
    ...entityRoutes(registries, {
      entity: USAGE_PLAN_KEY_ENTITY,
      collection: '/usageplans/{UsagePlanId}/keys',
      update: 'patch',
      deleted: 202,
      pages: 'v1',
      without: ['update', 'list'],
    }),
    // A plan that does not exist has no keys.
    'GET /usageplans/{UsagePlanId}/keys': ({ path, query, context }) => {
      const registry = registries.of(context);
      const keys = registry.list(USAGE_PLAN_KEY_ENTITY, path.UsagePlanId).filter(({ id }) => nameOf(registry, id).startsWith(query.get('name') ?? ''));
      return page('v1', keys, query, (key) => registry.view(USAGE_PLAN_KEY_ENTITY, key));
    },
  };
}

function nameOf(registry: Registry, keyId: string): string {
  return String(registry.get(API_KEY_ENTITY, '', keyId)?.properties.Name ?? '');
}
