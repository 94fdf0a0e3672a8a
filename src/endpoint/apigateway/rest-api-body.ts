import { importDefinition } from './import-body';
import { prepareBody } from './prepare-body';
import { REST_API_ENTITY } from './rest-api';
import { badRequest } from './texts';
import type { RestApiDefinition } from '../../model';
import { readOpenApi } from '../../openapi';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

export interface BodyOptions {
  /** Properties that win over what the body says, as a template's do. */
  readonly properties: Properties;
  /** `basepath`, `endpointConfigurationTypes` and `ignore`, as the service names them. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly failOnWarnings: boolean;
}

export interface Imported {
  readonly api: StoredRecord;
  /** Absent when there are none. */
  readonly warnings?: readonly string[];
}

/** Makes an API of a body; nothing stays when a part of it is refused. */
export function createFromBody(registry: Registry, body: unknown, options: BodyOptions): Imported {
  const { definition, warnings } = readImport(body, options);
  const properties = { ...endpointOf(options), ...options.properties };
  const api = registry.create(REST_API_ENTITY, { ...bodyProperties(definition), ...properties });
  try {
    importDefinition(registry, api.id, definition, 'overwrite');
  } catch (error) {
    registry.delete(REST_API_ENTITY, api);
    throw error;
  }
  return { api, ...warnings };
}

/** Gives an API another body. All or nothing. */
export function putBody(registry: Registry, api: StoredRecord, body: unknown, options: BodyOptions & { readonly mode: 'overwrite' | 'merge' }): Imported {
  const { definition, warnings } = readImport(body, options);
  const { mode } = options;
  const { Name, EndpointConfiguration, ...rest } = api.properties;
  const kept = mode === 'merge' ? rest : {};
  importDefinition(registry, api.id, definition, mode);
  const BinaryMediaTypes = [...new Set([kept.BinaryMediaTypes, definition.binaryMediaTypes].flatMap((types) => (types ?? []) as readonly string[]))];
  const updated = registry.update(REST_API_ENTITY, api, {
    Name,
    EndpointConfiguration,
    Tags: rest.Tags,
    ...kept,
    ...bodyProperties(definition),
    BinaryMediaTypes,
    ...endpointOf(options),
    ...options.properties,
  });
  return { api: updated, ...warnings };
}

function readImport(body: unknown, { parameters, failOnWarnings }: BodyOptions): { readonly definition: RestApiDefinition; readonly warnings: Pick<Imported, 'warnings'> } {
  const prepared = prepareBody(checkedBody(body), parameters.basepath);
  if (failOnWarnings && prepared.warnings.length > 0) badRequest(`Warnings found during import:\n\t${prepared.warnings.join('\n\t')}`);
  const definition = readOpenApi(prepared.body);
  return {
    definition: parameters.ignore === 'documentation' ? { ...definition, documentationParts: [] } : definition,
    warnings: prepared.warnings.length === 0 ? {} : { warnings: prepared.warnings },
  };
}

/** `endpointConfigurationTypes=REGIONAL`, which a body has no place for. */
function endpointOf({ parameters }: BodyOptions): Properties {
  const types = parameters.endpointConfigurationTypes;
  return types === undefined ? {} : { EndpointConfiguration: { Types: types.split(',') } };
}

/** A body of either OpenAPI version that there is. */
function checkedBody(body: unknown): Readonly<Record<string, unknown>> {
  const document = body as { readonly openapi?: unknown; readonly swagger?: unknown } | null | undefined;
  if (typeof document !== 'object' || document === null || (document.openapi === undefined && document.swagger === undefined)) {
    badRequest('Invalid OpenAPI input.');
  }
  if (document.openapi !== undefined && !/^3\.0\.\d+/.test(String(document.openapi))) {
    badRequest(`Unsupported OpenAPI version: ${String(document.openapi)}. API Gateway takes OpenAPI 3.0 and Swagger 2.0`);
  }
  return document as Readonly<Record<string, unknown>>;
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
