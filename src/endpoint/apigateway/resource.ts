import { REST_API_ENTITY } from './rest-api';
import { RESOURCE } from './shapes';
import { badRequest, conflict } from './texts';
import { shortId } from '../ids';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import { AwsError } from '../service';

/** The id that API Gateway gives what lives inside a REST API: six letters and digits. */
export const innerId = (): string => shortId(6);

/** Far above what AWS raises the quota of 300 to; each resource is compared with all others. */
const MAX_RESOURCES = 5000;

/** @throws AwsError where API Gateway would not create so many resources for any account */
export function checkResourceCount(count: number): void {
  if (count <= MAX_RESOURCES) return;
  throw new AwsError('LimitExceededException', 'Maximum number of resources for this API has been reached. Please contact AWS if you need additional resources.', 429);
}

/** A path of a REST API. */
export const RESOURCE_ENTITY: Entity = {
  type: 'AWS::ApiGateway::Resource',
  shape: RESOURCE,
  parent: { entity: REST_API_ENTITY, property: 'RestApiId' },
  id: innerId,
  notFound: () => 'Invalid Resource identifier specified',
  check: ({ RestApiId, ParentId, PathPart }, registry, previous) => {
    if (previous !== undefined && previous.properties.ParentId === undefined) {
      badRequest(`Root resource cannot update its ${PathPart === undefined ? 'parentId' : 'pathPart'}.`);
    }
    const parent = registry.require(RESOURCE_ENTITY, String(RestApiId), String(ParentId));
    if (previous !== undefined && ancestors(parent, registry).includes(previous.id)) badRequest('Resources cannot be cyclical.');
    const part = String(PathPart ?? '');
    if (!/^(\{[\w.:-]+\+?\}|[\w.:~@!$&'()*,;=%+-]+)$/.test(part)) {
      badRequest('Resource\'s path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.');
    }
    if (isGreedy(parent)) badRequest(`Cannot create a child of a resource with a greedy path variable: ${String(parent.properties.PathPart)}`);
    const all = registry.list(RESOURCE_ENTITY, String(RestApiId));
    if (previous === undefined) checkResourceCount(all.length + 1);
    const siblings = all
      .filter((other) => other.id !== previous?.id && other.properties.ParentId === ParentId);
    if (siblings.some((other) => other.properties.PathPart === part)) {
      conflict(`Another resource with the same parent already has this name: ${part}`);
    }
    const variable = siblings.find((other) => part.startsWith('{') && String(other.properties.PathPart).startsWith('{'));
    if (variable !== undefined) {
      badRequest(`A sibling (${String(variable.properties.PathPart)}) of this resource already has a variable path part -- only one is allowed`);
    }
  },
  deleting: (record, registry) => {
    if (record.properties.ParentId === undefined) badRequest('Root resource cannot be deleted');
    for (const child of registry.list(RESOURCE_ENTITY, record.scope)) {
      if (child.properties.ParentId === record.id) registry.delete(RESOURCE_ENTITY, child);
    }
  },
  view: (record, registry) => ({ id: record.id, path: pathOf(record, registry) }),
};

function isGreedy({ properties }: StoredRecord): boolean {
  return String(properties.PathPart ?? '').endsWith('+}');
}

/** The whole path of a resource, from the root. */
export function pathOf(record: StoredRecord, registry: Registry): string {
  return `/${lineage(record, registry).map(({ properties }) => String(properties.PathPart)).join('/')}`;
}

/** The ids of a resource and of all that it lies below. */
function ancestors(record: StoredRecord, registry: Registry): readonly string[] {
  return lineage(record, registry).map(({ id }) => id);
}

/** From below the root down to the resource itself. */
function lineage(record: StoredRecord, registry: Registry): readonly StoredRecord[] {
  const records: StoredRecord[] = [];
  let current: StoredRecord | undefined = record;
  while (current?.properties.ParentId !== undefined) {
    records.unshift(current);
    current = registry.get(RESOURCE_ENTITY, record.scope, String(current.properties.ParentId));
  }
  return records;
}
