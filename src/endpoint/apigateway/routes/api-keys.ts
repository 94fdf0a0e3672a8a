import type { RestCall, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import { fromWire, toWire } from '../../records/convert';
import { page } from '../../records/page';
import { applyPatch, patchOperations } from '../../records/patch';
import type { StoredRecord } from '../../records/records';
import type { Registries, Registry } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import { API_KEY_ENTITY } from '../api-key';
import { API_KEY } from '../shapes';
import { badRequest } from '../texts';
import { USAGE_PLAN_ENTITY, USAGE_PLAN_KEY_ENTITY } from '../usage-plan';

const PATCH = { members: ['description', 'enabled', 'name', 'customerId'] };

/** API keys. A key's value is told when it is made and when it is asked for. */
export function apiKeyRoutes(registries: Registries): RestRoutes {
  return {
    ...entityRoutes(registries, {
      entity: API_KEY_ENTITY,
      collection: '/apikeys',
      update: 'patch',
      deleted: 202,
      pages: 'v1',
      without: ['create', 'get', 'list', 'update'],
    }),
    'POST /apikeys': (call) => {
      const registry = registries.of(call.context);
      if (call.query.get('mode') === 'import') return restJson(201, importKeys(call, registry));
      const record = registry.create(API_KEY_ENTITY, fromWire(API_KEY, call.json()));
      return restJson(201, registry.view(API_KEY_ENTITY, record));
    },
    'GET /apikeys': ({ query, context }) => {
      const registry = registries.of(context);
      const keys = registry.list(API_KEY_ENTITY, '').filter(({ properties: { Name, CustomerId } }) => (
        (!query.has('name') || String(Name ?? '').startsWith(query.get('name') ?? ''))
        && (!query.has('customerId') || CustomerId === query.get('customerId'))));
      return page('v1', keys, query, (key) => keyView(registry, key, query.get('includeValues') === 'true'));
    },
    'PATCH /apikeys/{id}': ({ path, context, json }) => {
      const registry = registries.of(context);
      const key = registry.require(API_KEY_ENTITY, '', path.id);
      const document = applyPatch(API_KEY, toWire(API_KEY, key.properties), patchOperations(json()), PATCH);
      return { tags: {}, ...keyView(registry, registry.update(API_KEY_ENTITY, key, fromWire(API_KEY, document)), false) };
    },
    'GET /apikeys/{id}': ({ path, query, context }) => {
      const registry = registries.of(context);
      return keyView(registry, registry.require(API_KEY_ENTITY, '', path.id), query.get('includeValue') === 'true');
    },
  };
}

function keyView(registry: Registry, key: StoredRecord, withValue: boolean): object {
  const { value, ...view } = registry.view(API_KEY_ENTITY, key);
  return withValue ? { ...view, value } : view;
}

/** The CSV format of `ImportApiKeys`: a header line that names the columns, among them `key`. */
function importKeys({ request, query }: RestCall, registry: Registry): object {
  if (query.get('format') !== 'csv') badRequest('Invalid format specified. Must be one of: [csv]');
  const [header = '', ...lines] = request.body.toString('utf8').split(/\r?\n/).filter((line) => line.trim() !== '');
  const columns = header.split(',').map((column) => column.trim().toLowerCase());
  if (!columns.includes('key')) badRequest('CSV file must have a column named key');
  const ids = lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const cell = (name: string): string | undefined => cells[columns.indexOf(name)];
    const key = registry.create(API_KEY_ENTITY, { Name: cell('name'), Value: cell('key'), Description: cell('description'), Enabled: cell('enabled') ?? true });
    for (const planId of cell('usageplanids')?.split(/[;\s]+/).filter(Boolean) ?? []) {
      registry.require(USAGE_PLAN_ENTITY, '', planId);
      registry.create(USAGE_PLAN_KEY_ENTITY, { UsagePlanId: planId, KeyId: key.id, KeyType: 'API_KEY' });
    }
    return key.id;
  });
  return { ids, warnings: [] };
}
