import { AUTHORIZER_ENTITY } from './authorizer';
import { capitals } from './capitals';
import { DOCUMENTATION_PART_ENTITY, importParts } from './documentation';
import { GATEWAY_RESPONSE_ENTITY } from './gateway-response';
import { methodDocumentation, methodProperties } from './import-method';
import { METHOD_ENTITY } from './method';
import { MODEL_ENTITY } from './model';
import { REQUEST_VALIDATOR_ENTITY } from './request-validator';
import { RESOURCE_ENTITY, checkResourceCount, pathOf } from './resource';
import { rootResource } from './rest-api';
import { badRequest } from './texts';
import { importedSchema, type Model, type RestApiDefinition } from '../../model';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';
import { AwsError } from '../service';

/** What an import takes the place of, from the leaves to what they refer to. */
const REPLACED = [METHOD_ENTITY, GATEWAY_RESPONSE_ENTITY, DOCUMENTATION_PART_ENTITY, AUTHORIZER_ENTITY, REQUEST_VALIDATOR_ENTITY, MODEL_ENTITY];

/**
 * Takes a definition apart into the records of an API, as the service does with a body. All or nothing.
 * What is there already keeps its id.
 *
 * @param mode `overwrite`: what the definition does not have goes away; `merge`: it stays
 */
export function importDefinition(registry: Registry, apiId: string, definition: RestApiDefinition, mode: 'overwrite' | 'merge'): void {
  checkResourceCount(definition.resources.length);
  const before = registry.records.within(apiId);
  try {
    new Import(registry, apiId, mode).run(definition);
  } catch (error) {
    registry.records.restore(apiId, before);
    throw error;
  }
}

class Import {
  /** Names to ids of what the API had and has. */
  private readonly ids = new Map<string, string>();

  constructor(private readonly registry: Registry, private readonly apiId: string, private readonly mode: 'overwrite' | 'merge') {
    for (const entity of [AUTHORIZER_ENTITY, REQUEST_VALIDATOR_ENTITY]) {
      for (const { id, properties } of registry.list(entity, apiId)) this.ids.set(key(entity, properties.Name), id);
    }
    for (const resource of registry.list(RESOURCE_ENTITY, apiId)) this.ids.set(key(RESOURCE_ENTITY, pathOf(resource, registry)), resource.id);
  }

  run(definition: RestApiDefinition): void {
    if (this.mode === 'overwrite') this.clear();
    // Models may refer to each other in any order, so that all must be there before their references are checked.
    const isMissing = ({ name }: Model): boolean => this.registry.get(MODEL_ENTITY, this.apiId, String(name)) === undefined;
    for (const model of definition.models.filter(isMissing)) this.model(model, {});
    for (const model of definition.models) this.model(model, asModelUrls(importedSchema(model.schema), this.apiId));
    for (const { origin: _, key: __, ...validator } of definition.requestValidators) {
      this.put(REQUEST_VALIDATOR_ENTITY, capitals(validator), `put request validator '${String(validator.name)}'`, String(validator.name));
    }
    for (const { origin: _, key: __, ...authorizer } of definition.authorizers) {
      this.put(AUTHORIZER_ENTITY, capitals(authorizer), `put authorizer '${String(authorizer.name)}'`, String(authorizer.name));
    }
    for (const { origin: _, ...response } of definition.gatewayResponses) {
      this.put(GATEWAY_RESPONSE_ENTITY, capitals(response), `put gateway response '${String(response.responseType)}'`);
    }
    for (const { path, methods } of definition.resources) {
      const ResourceId = this.resource(String(path));
      for (const method of methods) {
        const references = {
          authorizerId: this.ids.get(key(AUTHORIZER_ENTITY, method.authorizer)),
          requestValidatorId: this.ids.get(key(REQUEST_VALIDATOR_ENTITY, method.requestValidator)),
        };
        const record = this.put(METHOD_ENTITY, { ...methodProperties(method, references, String(path)), ResourceId }, `put method '${String(method.httpMethod)}' on resource at path '${String(path)}'`);
        // A body with documentation parts of its own is documented by these, in an export that asks for them.
        const Documentation = definition.documentationParts.length > 0 ? undefined : methodDocumentation(method, String(path));
        if (Documentation !== undefined) this.registry.records.put(record.type, record.scope, record.id, { ...record.properties, Documentation });
      }
    }
    explain('put documentation part', () => importParts(this.registry, this.apiId, definition.documentationParts, 'merge'));
  }

  private clear(): void {
    const { records } = this.registry;
    const types = REPLACED.map(({ type }) => type);
    for (const record of records.within(this.apiId)) if (types.includes(record.type)) records.delete(record.type, record.scope, record.id);
    const root = rootResource(this.registry, this.apiId);
    for (const resource of this.registry.list(RESOURCE_ENTITY, this.apiId)) {
      if (resource.id !== root.id) records.delete(resource.type, resource.scope, resource.id);
    }
  }

  /** The id of the resource at `path`, made with its parents where it is not there. */
  private resource(path: string): string {
    const root = rootResource(this.registry, this.apiId).id;
    let walked = '';
    return path.split('/').filter(Boolean).reduce((ParentId, PathPart) => {
      walked += `/${PathPart}`;
      const known = this.ids.get(key(RESOURCE_ENTITY, walked));
      if (known !== undefined && this.registry.get(RESOURCE_ENTITY, this.apiId, known) !== undefined) return known;
      const { id } = explain(`create resource at path '${walked}'`, () => (
        this.registry.create(RESOURCE_ENTITY, { RestApiId: this.apiId, ParentId, PathPart }, known)));
      this.ids.set(key(RESOURCE_ENTITY, walked), id);
      return id;
    }, root);
  }

  private model({ name, contentType, description, schema }: Model, Schema: unknown): void {
    const Description = description ?? (schema as { readonly description?: unknown } | undefined)?.description;
    this.put(MODEL_ENTITY, { Name: name, ContentType: contentType, Description, Schema }, `create model for '${String(name)}'`);
  }

  private put(entity: Entity, given: Properties, step: string, name?: string): StoredRecord {
    const properties = { ...given, RestApiId: this.apiId };
    const id = name === undefined ? undefined : this.ids.get(key(entity, name));
    const scope = this.registry.scopeOf(entity, properties);
    const replaced = id ?? entity.id(properties);
    if (this.registry.get(entity, scope, replaced) !== undefined) this.registry.records.delete(entity.type, scope, replaced);
    const record = explain(step, () => this.registry.create(entity, properties, id));
    if (name !== undefined) this.ids.set(key(entity, name), record.id);
    return record;
  }
}

function key(entity: Entity, name: unknown): string {
  return `${entity.type} ${String(name)}`;
}

/** Runs a step of the import; what the service refuses is told with what it was about. */
function explain<T>(step: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof AwsError) badRequest(`Errors found during import:\n\tUnable to ${step}: ${error.message}`);
    throw error;
  }
}

/** References between models, as the service writes them in a model of its own. */
function asModelUrls(schema: unknown, apiId: string): unknown {
  if (Array.isArray(schema)) return schema.map((item) => asModelUrls(item, apiId));
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => {
    const model = name === '$ref' && typeof value === 'string' ? /^#\/components\/schemas\/(\w+)$/.exec(value)?.[1] : undefined;
    return [name, model === undefined ? asModelUrls(value, apiId) : `https://apigateway.amazonaws.com/restapis/${apiId}/models/${model}`];
  }));
}

