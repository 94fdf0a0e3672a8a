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
  made: ['Name'],
  id: ({ Name }) => String(Name ?? `Model${shortId(8)}`),
  notFound: (name) => `Invalid model name specified: ${name}`,
  conflict: () => 'Model name already exists for this REST API',
  check: ({ RestApiId, Name, Schema }, registry) => {
    if (Name !== undefined && !/^[a-zA-Z0-9]+$/.test(String(Name))) badRequest(`Model name must be alphanumeric: ${String(Name)}`);
    if (Schema !== undefined && (typeof Schema !== 'object' || Schema === null)) {
      badRequest('Invalid model specified: Validation Result: warnings : [], errors : [Invalid model schema specified]');
    }
    checkSchema(Schema, (name) => name === Name || registry.get(MODEL_ENTITY, String(RestApiId), name) !== undefined);
  },
  created: ({ type, scope, id, properties }, registry) => {
    registry.records.put(type, scope, id, { ...properties, Name: id });
  },
  deleting: ({ scope, id }, registry) => {
    const user = registry.records.within(scope).find(({ type, properties }) => (
      type === 'AWS::ApiGateway::Method' && Object.values(properties.RequestModels ?? {}).includes(id)));
    if (user !== undefined) conflict(`Cannot delete model '${id}', is referenced in method request: ${user.scope}/${user.id}`);
  },
  view: ({ id }) => ({ id }),
};

function checkSchema(schema: unknown, hasModel: (name: string) => boolean): void {
  const errors = [...schemaProblems(schema, { hasModel })].flatMap(({ error }) => error ?? []);
  if (errors.length > 0) badRequest(`Invalid model specified: Validation Result: warnings : [], errors : [${errors.join(', ')}]`);
}
