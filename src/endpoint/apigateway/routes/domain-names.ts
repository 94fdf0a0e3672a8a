import type { RestRoutes } from '../../protocols/rest-json';
import type { Registries } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import { BASE_PATH_MAPPING_ENTITY, DOMAIN_NAME_ENTITY } from '../domain-name';

/** Custom domain names and their base path mappings. */
export function domainNameRoutes(registries: Registries): RestRoutes {
  return {
    ...entityRoutes(registries, { entity: DOMAIN_NAME_ENTITY, collection: '/domainnames', update: 'patch', deleted: 202, pages: 'v1' }),
    ...entityRoutes(registries, {
      entity: BASE_PATH_MAPPING_ENTITY, collection: '/domainnames/{DomainName}/basepathmappings', update: 'patch', deleted: 202, pages: 'v1',
    }),
  };
}
