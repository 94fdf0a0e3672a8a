import type { Properties } from '../resource-type';

/** One thing that a control plane keeps, in CloudFormation's own words. Never changed: an update makes another one. */
export interface StoredRecord {
  /** The CloudFormation type, such as `AWS::ApiGateway::Stage`. */
  readonly type: string;
  /** What it belongs to: an API's id, `apiId/integrationId`, or empty for the account. */
  readonly scope: string;
  readonly id: string;
  readonly properties: Properties;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly updated: number;
}

/** The records of one account and region, in the order they were made. */
export class Records {
  private changes = 0;
  private readonly scopes = new Map<string, Map<string, Map<string, StoredRecord>>>();

  constructor(private readonly now: () => number) {}

  /** Another number after every change, so that what was read may be kept until then. */
  get revision(): number {
    return this.changes;
  }

  get(type: string, scope: string, id: string): StoredRecord | undefined {
    return this.scopes.get(scope)?.get(type)?.get(id);
  }

  list(type: string, scope: string): readonly StoredRecord[] {
    return [...this.scopes.get(scope)?.get(type)?.values() ?? []];
  }

  /** Makes a record, or another version of the one with this id. */
  put(type: string, scope: string, id: string, properties: Properties): StoredRecord {
    this.changes += 1;
    const types = getOrMake(this.scopes, scope);
    const records = getOrMake(types, type);
    const now = this.now();
    const record: StoredRecord = Object.freeze({ type, scope, id, properties, created: records.get(id)?.created ?? now, updated: now });
    records.set(id, record);
    return record;
  }

  /** Removes a record and everything that belongs to it; returns whether it was there. */
  delete(type: string, scope: string, id: string): boolean {
    this.deleteScope(scope === '' ? id : `${scope}/${id}`);
    return this.scopes.get(scope)?.get(type)?.delete(id) ?? false;
  }

  /** Everything that belongs to `scope`, at any depth: an immutable snapshot, for records are never changed. */
  within(scope: string): readonly StoredRecord[] {
    return [...this.scopes].filter(([name]) => isWithin(name, scope))
      .flatMap(([, types]) => [...types.values()].flatMap((records) => [...records.values()]));
  }

  /** Puts everything that belongs to `scope` back to what `within` gave earlier. */
  restore(scope: string, records: readonly StoredRecord[]): void {
    this.deleteScope(scope);
    for (const record of records) getOrMake(getOrMake(this.scopes, record.scope), record.type).set(record.id, record);
  }

  private deleteScope(scope: string): void {
    this.changes += 1;
    for (const name of [...this.scopes.keys()]) if (isWithin(name, scope)) this.scopes.delete(name);
  }
}

function isWithin(name: string, scope: string): boolean {
  return name === scope || name.startsWith(`${scope}/`);
}

function getOrMake<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let map = maps.get(key);
  if (map === undefined) maps.set(key, map = new Map());
  return map;
}
