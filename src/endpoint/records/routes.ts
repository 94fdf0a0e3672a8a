import { fromWire, toWire } from './convert';
import type { Entity } from './entity';
import { page } from './page';
import type { PageStyle } from './page';
import { applyPatch, patchOperations } from './patch';
import type { PatchRules } from './patch';
import type { StoredRecord } from './records';
import type { Registries, Registry } from './registry';
import { restJson } from '../protocols/rest-json';
import type { RestCall, RestRoutes } from '../protocols/rest-json';

export interface EntityRoutesOptions {
  readonly entity: Entity;
  /** Path of the collection; its parameters are the parents' properties: `/restapis/{RestApiId}/models`. */
  readonly collection: string;
  /** `patch` operations (v1), or a body with the members that change (v2). */
  readonly update: 'patch' | 'merge';
  /** What a patch may change. */
  readonly patch?: PatchRules;
  /** Whether one of them is answered with tags where it has none, too. */
  readonly answersTags?: boolean;
  /** Status of an answered deletion. */
  readonly deleted: 202 | 204;
  readonly pages: PageStyle;
  /** The verbs that are answered elsewhere, or not at all. */
  readonly without?: readonly ('create' | 'get' | 'list' | 'update' | 'delete')[];
  /** The records of a list that the query asks for. */
  readonly filter?: (record: StoredRecord, query: URLSearchParams) => boolean;
}

/** The five operations that every kind of thing has: create, list, get, update, delete. */
export function entityRoutes(registries: Registries, options: EntityRoutesOptions): RestRoutes {
  const { entity, collection } = options;
  const one = `${collection}/{id}`;
  const located = (call: RestCall): { registry: Registry; record: StoredRecord } => {
    const registry = registries.of(call.context);
    return { registry, record: registry.require(entity, scopeOf(registry, call), call.path.id) };
  };
  /** API Gateway v1 does not tell a missing API from a missing part of it. */
  const scopeOf = (registry: Registry, { path }: RestCall): string => {
    if (options.pages === 'v2' || entity.parent === undefined) return registry.scopeOf(entity, path);
    return parentIds(entity, path).join('/');
  };
  const noTags = options.answersTags === true ? { tags: {} } : {};
  const routes: Record<string, RestRoutes> = {
    create: {
      [`POST ${collection}`]: (call) => {
        const registry = registries.of(call.context);
        const record = registry.create(entity, { ...fromWire(entity.shape, call.json()), ...call.path });
        return restJson(201, registry.view(entity, record));
      },
    },
    list: {
      [`GET ${collection}`]: (call) => {
        const registry = registries.of(call.context);
        const records = registry.list(entity, registry.scopeOf(entity, call.path))
          .filter((record) => options.filter?.(record, call.query) ?? true);
        return page(options.pages, records, call.query, (record) => registry.view(entity, record));
      },
    },
    get: {
      [`GET ${one}`]: (call) => {
        const { registry, record } = located(call);
        return { ...noTags, ...registry.view(entity, record) };
      },
    },
    update: {
      [`PATCH ${one}`]: (call) => {
        const { registry, record } = located(call);
        const properties = options.update === 'patch'
          ? fromWire(entity.shape, applyPatch(entity.shape, toWire(entity.shape, record.properties), patchOperations(call.json()), options.patch))
          : { ...record.properties, ...fromWire(entity.shape, call.json()) };
        return { ...noTags, ...registry.view(entity, registry.update(entity, record, properties)) };
      },
    },
    delete: {
      [`DELETE ${one}`]: (call) => {
        const { registry, record } = located(call);
        registry.delete(entity, record);
        return restJson(options.deleted);
      },
    },
  };
  return Object.assign({}, ...Object.entries(routes).filter(([verb]) => !options.without?.some((other) => other === verb)).map(([, route]) => route));
}

function parentIds({ parent }: Entity, path: Readonly<Record<string, string>>): readonly string[] {
  return parent === undefined ? [] : [...parentIds(parent.entity, path), path[parent.property]];
}
