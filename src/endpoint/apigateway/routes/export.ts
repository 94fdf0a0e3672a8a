import { stringify } from 'yaml';
import { writeOpenApi } from '../../../openapi';
import type { WriteOptions } from '../../../openapi';
import type { RestRoutes } from '../../protocols/rest-json';
import type { Registries } from '../../records/registry';
import { definitionOf } from '../definition';
import { REST_API_ENTITY } from '../rest-api';
import { STAGE_ENTITY } from '../stage';
import { asSwagger } from '../swagger';
import { badRequest } from '../texts';

const EXTENSIONS: Readonly<Record<string, WriteOptions['extensions']>> = {
  apigateway: 'apigateway', integrations: 'integrations', authorizers: 'authorizers',
};

/** `GetExport`: what a stage's deployment says, as OpenAPI 3.0 or Swagger 2.0, in JSON or YAML. */
export function exportRoutes(registries: Registries): RestRoutes {
  return {
    'GET /restapis/{RestApiId}/stages/{StageName}/exports/{type}': ({ path, query, request, context }) => {
      const registry = registries.of(context);
      registry.require(REST_API_ENTITY, '', path.RestApiId);
      const stage = registry.require(STAGE_ENTITY, path.RestApiId, path.StageName);
      if (path.type !== 'oas30' && path.type !== 'swagger') badRequest(`Invalid export type specified: ${path.type}. Must be one of: [oas30, swagger]`);
      const definition = definitionOf(registry, path.RestApiId, String(stage.properties.DeploymentId));
      const extensions = EXTENSIONS[query.get('extensions') ?? ''] ?? 'none';
      const server = `https://${path.RestApiId}.execute-api.${registry.scope.region}.amazonaws.com`;
      const document = {
        ...writeOpenApi(definition, { extensions }),
        servers: [{ url: `${server}/{basePath}`, variables: { basePath: { default: path.StageName } } }],
      };
      const written = path.type === 'swagger' ? asSwagger(document) : document;
      const yaml = /yaml/.test(request.headers.accept ?? '');
      return {
        status: 200,
        headers: {
          'content-type': yaml ? 'application/yaml' : 'application/json',
          'content-disposition': `attachment; filename="${path.type}_${stage.properties.DeploymentId}.${yaml ? 'yaml' : 'json'}"`,
        },
        body: yaml ? stringify(written) : JSON.stringify(written, null, 2),
      };
    },
  };
}
