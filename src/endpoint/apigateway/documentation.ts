import { innerId } from './resource';
import { REST_API_ENTITY } from './rest-api';
import { DOCUMENTATION_PART, DOCUMENTATION_VERSION } from './shapes';
import { badRequest } from './texts';
import type { Entity } from '../records/entity';

const parent = { entity: REST_API_ENTITY, property: 'RestApiId' };

export const DOCUMENTATION_PART_ENTITY: Entity = {
  type: 'AWS::ApiGateway::DocumentationPart',
  shape: DOCUMENTATION_PART,
  parent,
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
  id: ({ DocumentationVersion }) => String(DocumentationVersion),
  notFound: () => 'Invalid Documentation version specified',
  conflict: (version) => `Documentation version already exists: ${version}`,
  view: ({ created }) => ({ createdDate: Math.floor(created / 1000) }),
};
