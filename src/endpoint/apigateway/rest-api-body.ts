import { importDefinition } from './import-body';
import { REST_API_ENTITY } from './rest-api';
import { badRequest } from './texts';
import type { RestApiDefinition } from '../../model';
import { readOpenApi } from '../../openapi';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

export interface BodyOptions {
  readonly mode: 'overwrite' | 'merge';
  /** Properties that win over what the body says, as a template's do. */
  readonly properties?: Properties;
}

/** Makes an API of a body; nothing stays when a part of it is refused. */
export function createFromBody(registry: Registry, body: unknown, properties: Properties): StoredRecord {
  const definition = readBody(body);
  const api = registry.create(REST_API_ENTITY, { ...bodyProperties(definition), ...properties });
  try {
    importDefinition(registry, api.id, definition, 'overwrite');
  } catch (error) {
    registry.delete(REST_API_ENTITY, api);
    throw error;
  }
  return api;
}

/** Gives an API another body. All or nothing. */
export function putBody(registry: Registry, api: StoredRecord, body: unknown, { mode, properties }: BodyOptions): StoredRecord {
  const definition = readBody(body);
  const { Name, EndpointConfiguration, ...rest } = api.properties;
  const kept = mode === 'merge' ? rest : {};
  importDefinition(registry, api.id, definition, mode);
  return registry.update(REST_API_ENTITY, api, {
    Name, EndpointConfiguration, Tags: rest.Tags, ...kept, ...bodyProperties(definition), ...properties,
  });
}

/** Reads a body of either OpenAPI version. */
export function readBody(body: unknown): RestApiDefinition {
  const document = body as { readonly openapi?: unknown; readonly swagger?: unknown } | null | undefined;
  if (typeof document !== 'object' || document === null || (document.openapi === undefined && document.swagger === undefined)) {
    badRequest('Invalid OpenAPI input.');
  }
  if (document.openapi !== undefined && !/^3\.0\.\d+/.test(String(document.openapi))) {
    badRequest(`Unsupported OpenAPI version: ${String(document.openapi)}. API Gateway takes OpenAPI 3.0 and Swagger 2.0`);
  }
  return readOpenApi(body);
}

/** What a body says of the API itself. */
function bodyProperties(definition: RestApiDefinition): Properties {
  const { vpcEndpointIds } = definition;
  return Object.fromEntries(Object.entries({
    Name: definition.name,
    Description: definition.description,
    Version: definition.version,
    Policy: definition.policy,
    ApiKeySourceType: definition.apiKeySource,
    BinaryMediaTypes: definition.binaryMediaTypes,
    MinimumCompressionSize: definition.minimumCompressionSize,
    DisableExecuteApiEndpoint: definition.disableExecuteApiEndpoint,
    ...vpcEndpointIds === undefined ? {} : { EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: vpcEndpointIds } },
  }).filter(([, value]) => value !== undefined));
}
