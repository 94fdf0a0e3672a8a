import { stringify } from 'yaml';
import type { Integration, RestApiDefinition } from '../../../model';
import { EXTENSION, writeOpenApi } from '../../../openapi';
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
      const described = asExported(definition, definition.version ?? isoSeconds(registry.require(REST_API_ENTITY, '', path.RestApiId).created));
      const document = {
        ...withPassthrough(writeOpenApi(described, { extensions })),
        servers: [{ url: `${server}/{basePath}`, variables: { basePath: { default: path.StageName } } }],
      };
      const written = path.type === 'swagger' ? asSwagger(document) : document;
      const yaml = /yaml/.test(request.headers.accept ?? '');
      return {
        status: 200,
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename="${path.type}_${String(described.version)}.${yaml ? 'yaml' : 'json'}"`,
        },
        body: yaml ? stringify(written) : JSON.stringify(written, null, 2),
      };
    },
  };
}

/** What the service leaves out of an export: what it filled in by itself. */
function asExported(definition: RestApiDefinition, version: RestApiDefinition['version']): RestApiDefinition {
  return {
    ...definition,
    version,
    resources: definition.resources.map((resource) => ({
      ...resource,
      methods: resource.methods.map((method) => ({
        ...method,
        authorizationType: method.authorizationType === 'NONE' ? undefined : method.authorizationType,
        integration: method.integration === undefined ? undefined : withoutFilledIn(method.integration),
      })),
    })),
  };
}

function withoutFilledIn({ cacheNamespace, cacheKeyParameters, ...integration }: Integration): Integration {
  // The namespace that the service gives is the resource's id, which means nothing in another API.
  const keys = Array.isArray(cacheKeyParameters) && cacheKeyParameters.length > 0 ? { cacheNamespace, cacheKeyParameters } : {};
  return { ...integration, ...keys };
}

function isoSeconds(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** An integration of an export always says what becomes of bodies without a template. */
function withPassthrough(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { paths } = document as { readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  if (paths === undefined) return document;
  return {
    ...document,
    paths: mapValues(paths, (item) => mapValues(item, (operation) => {
      const integration = (operation as Record<string, object> | undefined)?.[EXTENSION.integration];
      return integration === undefined ? operation : {
        ...operation as object, [EXTENSION.integration]: { ...integration, passthroughBehavior: 'passthroughBehavior' in integration ? integration.passthroughBehavior : 'when_no_match' },
      };
    })),
  };
}

function mapValues<V, R>(map: Readonly<Record<string, V>>, convert: (value: V) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, convert(value)]));
}
