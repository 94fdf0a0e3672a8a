import { API_ENTITY, innerId } from './api';
import { MODEL } from './shapes';
import { schemaProblems } from '../../model';
import { badRequest, conflict } from '../apigateway/texts';
import type { Entity } from '../records/entity';

export const MODEL_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::Model',
  shape: MODEL,
  parent: { entity: API_ENTITY, property: 'ApiId' },
  defaults: { ContentType: 'application/json' },
  id: innerId,
  notFound: (id) => `Invalid Model identifier specified ${id}`,
  check: ({ ApiId, Name, Schema }, registry, previous) => {
    if (!/^[a-zA-Z0-9]+$/.test(String(Name ?? ''))) badRequest('Model name must be alphanumeric');
    if ([...schemaProblems(Schema)].some(({ error }) => error !== undefined)) badRequest('Invalid model schema specified');
    const same = registry.list(MODEL_ENTITY, String(ApiId)).some((other) => other.id !== previous?.id && other.properties.Name === Name);
    if (same) conflict(`Model with name ${String(Name)} already exists for this API`);
  },
  view: ({ id }) => ({ modelId: id }),
};
