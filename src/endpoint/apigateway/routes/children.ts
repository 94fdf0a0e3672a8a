import type { RestRoutes } from '../../protocols/rest-json';
import type { Registries } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import type { EntityRoutesOptions } from '../../records/routes';
import { AUTHORIZER_ENTITY } from '../authorizer';
import { CLIENT_CERTIFICATE_ENTITY } from '../client-certificate';
import { MODEL_ENTITY } from '../model';
import { REQUEST_VALIDATOR_ENTITY } from '../request-validator';
import { VPC_LINK_ENTITY } from '../vpc-link';

const REPLACE = ['replace'];

const SIMPLE: readonly (Pick<EntityRoutesOptions, 'entity' | 'collection'> & Partial<EntityRoutesOptions>)[] = [
  { entity: MODEL_ENTITY, collection: '/restapis/{RestApiId}/models', patch: { members: ['description', 'schema'], operations: REPLACE } },
  { entity: REQUEST_VALIDATOR_ENTITY, collection: '/restapis/{RestApiId}/requestvalidators', patch: { members: ['name', 'validateRequestParameters', 'validateRequestBody'], operations: REPLACE } },
  { entity: AUTHORIZER_ENTITY, collection: '/restapis/{RestApiId}/authorizers' },
  { entity: CLIENT_CERTIFICATE_ENTITY, collection: '/clientcertificates', patch: { members: ['description'], operations: REPLACE } },
  { entity: VPC_LINK_ENTITY, collection: '/vpclinks', patch: { members: ['name', 'description'], operations: REPLACE } },
];

/** What has the five operations and nothing of its own. */
export function childRoutes(registries: Registries): RestRoutes {
  return Object.assign({}, ...SIMPLE.map((options) => entityRoutes(registries, { update: 'patch', deleted: 202, pages: 'v1', ...options })));
}
