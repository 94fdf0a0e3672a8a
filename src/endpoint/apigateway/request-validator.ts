import { innerId } from './resource';
import { REST_API_ENTITY } from './rest-api';
import { REQUEST_VALIDATOR } from './shapes';
import { badRequest } from './texts';
import type { Entity } from '../records/entity';

export const REQUEST_VALIDATOR_ENTITY: Entity = {
  type: 'AWS::ApiGateway::RequestValidator',
  shape: REQUEST_VALIDATOR,
  parent: { entity: REST_API_ENTITY, property: 'RestApiId' },
  defaults: { ValidateRequestBody: false, ValidateRequestParameters: false },
  id: innerId,
  orphan: () => badRequest('Invalid REST API identifier specified'),
  check: ({ Name }) => {
    if (Name === '') badRequest('Request Validator name cannot be blank');
  },
  notFound: () => 'Invalid Request Validator identifier specified',
  view: ({ id }) => ({ id }),
};
