import { innerId } from './resource';
import { REST_API_ENTITY } from './rest-api';
import { REQUEST_VALIDATOR } from './shapes';
import type { Entity } from '../records/entity';

export const REQUEST_VALIDATOR_ENTITY: Entity = {
  type: 'AWS::ApiGateway::RequestValidator',
  shape: REQUEST_VALIDATOR,
  parent: { entity: REST_API_ENTITY, property: 'RestApiId' },
  defaults: { ValidateRequestBody: false, ValidateRequestParameters: false },
  id: innerId,
  notFound: () => 'Invalid Request Validator identifier specified',
  view: ({ id }) => ({ id }),
};
