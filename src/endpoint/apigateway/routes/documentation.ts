import { readOpenApi } from '../../../openapi';
import type { RestCall, RestRoutes } from '../../protocols/rest-json';
import { restJson } from '../../protocols/rest-json';
import type { Registries, Registry } from '../../records/registry';
import { entityRoutes } from '../../records/routes';
import { DOCUMENTATION_PART_ENTITY, DOCUMENTATION_VERSION_ENTITY, importParts } from '../documentation';
import { parseBody } from '../parse-body';
import { REST_API_ENTITY } from '../rest-api';
import { STAGE_ENTITY } from '../stage';
import { badRequest } from '../texts';

const PARTS = '/restapis/{RestApiId}/documentation/parts';
const VERSIONS = '/restapis/{RestApiId}/documentation/versions';
const COMMON = { update: 'patch', deleted: 202, pages: 'v1' } as const;

/** Documentation parts, one by one or from a body, and their versions. */
export function documentationRoutes(registries: Registries): RestRoutes {
  return {
    ...entityRoutes(registries, {
      ...COMMON,
      entity: DOCUMENTATION_PART_ENTITY,
      collection: PARTS,
      patch: { members: ['properties'], operations: ['replace'] },
      filter: ({ properties: { Location } }, query) => ['Type', 'Path', 'Name'].every((member) => {
        const wanted = query.get(member.toLowerCase());
        return wanted === null || (Location as Record<string, string>)[member] === wanted;
      }),
    }),
    [`PUT ${PARTS}`]: (call) => {
      const registry = registries.of(call.context);
      const apiId = registry.require(REST_API_ENTITY, '', call.path.RestApiId).id;
      return { ids: importParts(registry, apiId, partsOf(call), call.query.get('mode') === 'overwrite' ? 'overwrite' : 'merge') };
    },
    ...entityRoutes(registries, {
      ...COMMON,
      entity: DOCUMENTATION_VERSION_ENTITY,
      collection: VERSIONS,
      patch: { members: ['description'], operations: ['replace'] },
      without: ['create'],
    }),
    [`POST ${VERSIONS}`]: (call) => restJson(201, createVersion(registries.of(call.context), call)),
  };
}

function partsOf({ request }: RestCall) {
  try {
    return readOpenApi(parseBody(request.body.toString('utf8'))).documentationParts;
  } catch {
    return badRequest('Unable to build importer with provided input.');
  }
}

/** A version may be given to a stage at once. */
function createVersion(registry: Registry, { path, json }: RestCall): object {
  const { documentationVersion, description, stageName } = json();
  const stage = typeof stageName === 'string' ? registry.require(STAGE_ENTITY, path.RestApiId, stageName) : undefined;
  const version = registry.create(DOCUMENTATION_VERSION_ENTITY, {
    RestApiId: path.RestApiId, DocumentationVersion: documentationVersion, Description: description,
  });
  if (stage !== undefined) registry.update(STAGE_ENTITY, stage, { ...stage.properties, DocumentationVersion: version.id });
  return registry.view(DOCUMENTATION_VERSION_ENTITY, version);
}
