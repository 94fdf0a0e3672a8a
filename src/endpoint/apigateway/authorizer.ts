import { innerId } from './resource';
import { REST_API_ENTITY } from './rest-api';
import { AUTHORIZER } from './shapes';
import { badRequest, between, conflict, oneOf } from './texts';
import type { Entity } from '../records/entity';

const LONGEST_TTL = 3600;
const DEFAULT_TTL = 300;

export const AUTHORIZER_ENTITY: Entity = {
  type: 'AWS::ApiGateway::Authorizer',
  shape: AUTHORIZER,
  parent: { entity: REST_API_ENTITY, property: 'RestApiId' },
  id: innerId,
  orphan: () => conflict('Unable to complete operation due to concurrent modification. Please try again later.'),
  notFound: () => 'Invalid Authorizer identifier specified',
  check: ({ Type, AuthorizerUri, ProviderARNs, IdentitySource, AuthorizerResultTtlInSeconds: ttl }) => {
    oneOf(Type, ['TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'], 'authorizer type');
    between(ttl, 0, LONGEST_TTL, `Authorizer result TTL must be between 0 and ${LONGEST_TTL} seconds`);
    if (Type === 'COGNITO_USER_POOLS') {
      if (!Array.isArray(ProviderARNs) || ProviderARNs.length === 0) badRequest('Provider ARNs must be provided for authorizers of type COGNITO_USER_POOLS');
      return;
    }
    if (AuthorizerUri === undefined) badRequest('Authorizer URI must be provided for authorizers of type TOKEN and REQUEST');
    if (Type === 'REQUEST' && Number(ttl ?? DEFAULT_TTL) > 0 && IdentitySource === undefined) {
      badRequest('Identity source is required for authorizers of type REQUEST when caching is enabled');
    }
  },
  deleting: ({ scope, id }, registry) => {
    const used = registry.records.within(scope).some(({ type, properties }) => type === 'AWS::ApiGateway::Method' && properties.AuthorizerId === id);
    if (used) conflict('Cannot delete authorizer because it is referenced in a method');
  },
  view: ({ id, properties }) => ({
    id,
    authType: properties.AuthType ?? (properties.Type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
  }),
};
