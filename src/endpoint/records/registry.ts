import { normalise, toWire } from './convert';
import type { Entity } from './entity';
import { Records } from './records';
import type { StoredRecord } from './records';
import type { EndpointEnvironment } from '../part';
import type { Properties } from '../resource-type';
import { AwsError } from '../service';
import type { Scope } from '../service';

/** What API Gateway keeps for one account in one region, REST and WebSocket alike: they share domains, plans and the account. */
export class Registry {
  readonly records: Records;
  /** Deployment (`apiId/deploymentId`) to the API's records as they were then. */
  readonly snapshots = new Map<string, readonly StoredRecord[]>();

  constructor(readonly scope: Scope, readonly environment: EndpointEnvironment, private readonly deleted: (record: StoredRecord) => void) {
    this.records = new Records(() => environment.clock.now());
  }

  /** The scope of the records that `properties` describes; fails with a 404 when its parent does not exist. */
  scopeOf(entity: Entity, properties: Properties): string {
    if (entity.parent === undefined) return '';
    const { entity: parent, property } = entity.parent;
    const id = String(properties[property] ?? '');
    const scope = this.scopeOf(parent, properties);
    this.require(parent, scope, id);
    return scope === '' ? id : `${scope}/${id}`;
  }

  /** The scope of a new record. */
  private scopeFor(entity: Entity, properties: Properties): string {
    try {
      return this.scopeOf(entity, properties);
    } catch (error) {
      if (error instanceof AwsError && error.status === 404) entity.orphan?.();
      throw error;
    }
  }

  get(entity: Entity, scope: string, id: string): StoredRecord | undefined {
    return this.records.get(storedType(entity), scope, id);
  }

  require(entity: Entity, scope: string, id: string): StoredRecord {
    const record = this.get(entity, scope, id);
    if (record === undefined) throw new AwsError('NotFoundException', entity.notFound(id, this), 404);
    return record;
  }

  list(entity: Entity, scope: string): readonly StoredRecord[] {
    return this.records.list(storedType(entity), scope);
  }

  /** Makes one, with an id of its own unless `id` is given. */
  create(entity: Entity, given: Properties, id?: string): StoredRecord {
    const scope = this.scopeFor(entity, given);
    const properties = completed(entity, { ...entity.defaults, ...normalise(entity.shape, given), ...parentsOf(entity, given) });
    entity.check?.(properties, this);
    const own = id ?? entity.id(properties);
    if (this.get(entity, scope, own) !== undefined) {
      throw new AwsError('ConflictException', entity.conflict?.(own) ?? 'Another resource with the same name already exists', 409);
    }
    const record = this.records.put(storedType(entity), scope, own, properties);
    entity.created?.(record, this);
    return this.require(entity, scope, own);
  }

  /** Gives it other properties; what is not in `given` is gone. */
  update(entity: Entity, record: StoredRecord, given: Properties): StoredRecord {
    const made = Object.fromEntries((entity.made ?? []).map((name) => [name, record.properties[name]]));
    const properties = completed(entity, { ...entity.defaults, ...made, ...normalise(entity.shape, given), ...parentsOf(entity, record.properties) });
    entity.check?.(properties, this, record);
    return this.records.put(storedType(entity), record.scope, record.id, properties);
  }

  delete(entity: Entity, record: StoredRecord): void {
    entity.deleting?.(record, this);
    this.records.delete(storedType(entity), record.scope, record.id);
    this.deleted(record);
  }

  /** The record as the service answers it. */
  view(entity: Entity, record: StoredRecord): Record<string, unknown> {
    return { ...toWire(entity.shape, record.properties), ...entity.view?.(record, this) };
  }
}

/** One registry an account and region, made when it is first asked for. */
export class Registries {
  private readonly registries = new Map<string, Registry>();

  /** @param deleted told of everything that somebody deletes */
  constructor(private readonly environment: EndpointEnvironment, private readonly deleted: (record: StoredRecord) => void = () => {}) {}

  of({ accountId, region }: Scope): Registry {
    const key = `${accountId}/${region}`;
    let registry = this.registries.get(key);
    if (registry === undefined) this.registries.set(key, registry = new Registry({ accountId, region }, this.environment, this.deleted));
    return registry;
  }

  all(): readonly Registry[] {
    return [...this.registries.values()];
  }
}

function storedType({ type, storedAs }: Entity): string {
  return storedAs ?? type;
}

function completed(entity: Entity, properties: Properties): Properties {
  return entity.complete?.(properties) ?? properties;
}

/** The properties that say what a thing belongs to. */
export function parentsOf(entity: Entity, properties: Properties): Record<string, unknown> {
  if (entity.parent === undefined) return {};
  const { entity: parent, property } = entity.parent;
  return { ...parentsOf(parent, properties), [property]: properties[property] };
}
