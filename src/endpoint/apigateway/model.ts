import { innerId, pathOf } from './resource';
import { REST_API_ENTITY } from './rest-api';
import { MODEL } from './shapes';
import { badRequest, conflict } from './texts';
import { schemaProblems } from '../../model';
import { shortId } from '../ids';
import type { Entity } from '../records/entity';

/** A JSON schema of a REST API, named within it. */
export const MODEL_ENTITY: Entity = {
  type: 'AWS::ApiGateway::Model',
  shape: MODEL,
  parent: { entity: REST_API_ENTITY, property: 'RestApiId' },
  defaults: { ContentType: 'application/json' },
  made: ['Name', 'ModelId'],
  complete: ({ Description, ...properties }) => (Description === undefined || Description === '' ? properties : { ...properties, Description }),
  id: ({ Name }) => String(Name ?? `Model${shortId(8)}`),
  notFound: (name) => `Invalid model name specified: ${name}`,
  conflict: () => 'Model name already exists for this REST API',
  check: ({ RestApiId, Name, Schema }, registry) => {
    if (Name === '') badRequest('Model name must be non-empty');
    if (Name !== undefined && !/^[a-zA-Z0-9]+$/.test(String(Name))) badRequest(`Model name must be alphanumeric: ${String(Name)}`);
    if (Schema === undefined || Schema === '') badRequest('Model schema must have at least 1 property or array items defined');
    if (typeof Schema !== 'object' || Schema === null) {
      badRequest('Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]');
    }
    checkSchema(Schema, (name) => name === Name || registry.get(MODEL_ENTITY, String(RestApiId), name) !== undefined);
  },
  created: ({ type, scope, id, properties }, registry) => {
    registry.records.put(type, scope, id, { ...properties, Name: id, ModelId: innerId() });
  },
  deleting: ({ scope, id }, registry) => {
    const user = registry.records.within(scope).filter(({ type, properties }) => (
      type === 'AWS::ApiGateway::Method' && Object.values(properties.RequestModels ?? {}).includes(id))).pop();
    if (user === undefined) return;
    const resource = registry.records.get('AWS::ApiGateway::Resource', scope, user.scope.slice(scope.length + 1));
    conflict(`Cannot delete model '${id}', is referenced in method request: ${resource === undefined ? '' : pathOf(resource, registry)}/${user.id}`);
  },
  view: ({ properties }) => ({ id: properties.ModelId }),
};

function checkSchema(schema: unknown, hasModel: (name: string) => boolean): void {
  const errors = [...schemaProblems(schema, { hasModel })].flatMap(({ error }) => error ?? []);
  if (errors.length > 0) badRequest(`Invalid model specified: Validation Result: warnings : [], errors : [${errors.join(', ')}]`);
}
