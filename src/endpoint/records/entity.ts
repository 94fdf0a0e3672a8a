import type { StoredRecord } from './records';
import type { Registry } from './registry';
import type { Shape } from './shape';
import type { Properties } from '../resource-type';

/**
 * A kind of thing that a control plane keeps. What it says here is said once for both doors: the service's own
 * API and CloudFormation.
 */
export interface Entity {
  /** The CloudFormation type. */
  readonly type: string;
  /** The type under which its records are kept, where another kind of thing has the same ones: domain names of v1 and v2. */
  readonly storedAs?: string;
  readonly shape: Shape;
  /** What it belongs to, and the property that names that. */
  readonly parent?: { readonly entity: Entity; readonly property: string };
  /** Properties that are taken when nothing is said. */
  readonly defaults?: Properties;
  /** Properties that the service made by itself; they stay when an update does not name them. */
  readonly made?: readonly string[];
  /** Makes the id of a new one: random, or a property that is unique. */
  id(properties: Properties): string;
  /** The text of the service's 404. */
  notFound(id: string, registry: Registry): string;
  /** Answers a creation below a parent that does not exist, where that is not the parent's 404. */
  orphan?(): never;
  /** The text of the 409 for a second one with the same id. */
  conflict?(id: string): string;
  /** Fills in what the service decides by itself from what is said. */
  complete?(properties: Properties): Properties;
  /** Throws what the service would refuse. Runs before anything is kept; `previous` is there on an update. */
  check?(properties: Properties, registry: Registry, previous?: StoredRecord): void;
  /** Makes what comes into being together with it. */
  created?(record: StoredRecord, registry: Registry): void;
  /** Throws when it may not be removed. */
  deleting?(record: StoredRecord, registry: Registry): void;
  /** Members that the service answers besides the shape's, such as ids and dates. */
  view?(record: StoredRecord, registry: Registry): Readonly<Record<string, unknown>>;
}
