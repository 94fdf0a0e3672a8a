import { capitals } from './capitals';
import { innerId } from './resource';
import { REST_API_ENTITY } from './rest-api';
import { DOCUMENTATION_PART, DOCUMENTATION_VERSION } from './shapes';
import { badRequest } from './texts';
import type { DocumentationPart } from '../../model';
import type { Entity } from '../records/entity';
import type { Registry } from '../records/registry';

const parent = { entity: REST_API_ENTITY, property: 'RestApiId' };

export const DOCUMENTATION_PART_ENTITY: Entity = {
  type: 'AWS::ApiGateway::DocumentationPart',
  shape: DOCUMENTATION_PART,
  parent,
  complete: ({ Location, ...part }) => (
    Location === undefined ? part : { ...part, Location: completeLocation(Location as { readonly Type?: string }) }),
  id: innerId,
  notFound: () => 'Invalid Documentation part identifier specified',
  check: ({ Location, Properties }) => {
    if (Location === undefined || (Location as { Type?: string }).Type === undefined) badRequest('Documentation part location type must be specified');
    if (Properties === undefined) badRequest('Documentation part properties must be non-empty');
    if (typeof Properties !== 'object') badRequest('Documentation part properties must be a valid JSON object');
  },
  view: ({ id }) => ({ id }),
};

export const DOCUMENTATION_VERSION_ENTITY: Entity = {
  type: 'AWS::ApiGateway::DocumentationVersion',
  shape: DOCUMENTATION_VERSION,
  parent,
  check: ({ DocumentationVersion }) => {
    if (DocumentationVersion === undefined || DocumentationVersion === '') badRequest('Documentation version must be specified');
  },
  id: ({ DocumentationVersion }) => String(DocumentationVersion),
  notFound: () => 'Invalid Documentation version specified',
  conflict: (version) => `Documentation version already exists: ${version}`,
  view: ({ id, created }) => ({ version: id, documentationVersion: undefined, createdDate: Math.floor(created / 1000) }),
};

/** What has a path is at the root unless said otherwise. */
function completeLocation(location: { readonly Type?: string }): object {
  return ['API', 'AUTHORIZER', 'MODEL', undefined].includes(location.Type) ? location : { Path: '/', ...location };
}

/** Takes over the parts of a body; `overwrite` removes all others. Returns their ids. */
export function importParts(registry: Registry, apiId: string, parts: readonly DocumentationPart[], mode: 'overwrite' | 'merge'): readonly string[] {
  const before = registry.list(DOCUMENTATION_PART_ENTITY, apiId);
  if (mode === 'overwrite') for (const part of before) registry.delete(DOCUMENTATION_PART_ENTITY, part);
  return parts.map(({ location, properties: Properties }) => {
    const Location = completeLocation(capitals(location ?? {}));
    const same = mode === 'merge' ? before.find(({ properties }) => JSON.stringify(properties.Location) === JSON.stringify(Location)) : undefined;
    const given = { RestApiId: apiId, Location, Properties };
    return (same === undefined ? registry.create(DOCUMENTATION_PART_ENTITY, given) : registry.update(DOCUMENTATION_PART_ENTITY, same, given)).id;
  });
}
