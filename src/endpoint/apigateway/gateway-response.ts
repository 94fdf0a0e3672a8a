import { checkMappingSources } from './mapping-expression';
import { REST_API_ENTITY } from './rest-api';
import { GATEWAY_RESPONSE } from './shapes';
import { oneOf } from './texts';
import type { Entity } from '../records/entity';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

/** Response type to the status it has when nobody says otherwise; the two families and their like have none of their own. */
export const DEFAULT_STATUS: Readonly<Record<string, string | undefined>> = {
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
};

/** What the other types take over when somebody changed it. */
const FAMILIES: readonly string[] = ['DEFAULT_4XX', 'DEFAULT_5XX'];

const DEFAULT_TEMPLATES = { 'application/json': '{"message":$context.error.messageString}' };

/** A gateway response that somebody changed. */
export const GATEWAY_RESPONSE_ENTITY: Entity = {
  type: 'AWS::ApiGateway::GatewayResponse',
  shape: GATEWAY_RESPONSE,
  parent: { entity: REST_API_ENTITY, property: 'RestApiId' },
  id: ({ ResponseType }) => String(ResponseType),
  notFound: () => 'Gateway response type not defined on api',
  conflict: (type) => `Gateway response ${type} already exists`,
  check: ({ ResponseType, ResponseParameters }) => {
    oneOf(ResponseType, Object.keys(DEFAULT_STATUS), 'gateway response type');
    checkMappingSources('gatewayResponse', ResponseParameters);
  },
  view: () => ({ defaultResponse: false }),
};

/** A response type as the service answers it: what somebody said, or its default. */
export function gatewayResponseView(registry: Registry, apiId: string, type: string): object {
  const own = registry.get(GATEWAY_RESPONSE_ENTITY, apiId, type);
  if (own === undefined) {
    const family = FAMILIES.includes(type) ? undefined : registry.get(GATEWAY_RESPONSE_ENTITY, apiId, `DEFAULT_${DEFAULT_STATUS[type]?.charAt(0)}XX`);
    const inherited = family === undefined ? {} : registry.view(GATEWAY_RESPONSE_ENTITY, family);
    const defaults = { responseParameters: {}, responseTemplates: DEFAULT_TEMPLATES, ...statusOf(type) };
    return { ...defaults, ...inherited, responseType: type, defaultResponse: true };
  }
  return { responseParameters: {}, responseTemplates: DEFAULT_TEMPLATES, ...statusOf(type), ...registry.view(GATEWAY_RESPONSE_ENTITY, own) };
}

/** The properties that a patch on a default one starts from. */
export function gatewayResponseProperties(registry: Registry, apiId: string, type: string): Properties {
  const status = DEFAULT_STATUS[type];
  return registry.get(GATEWAY_RESPONSE_ENTITY, apiId, type)?.properties
    ?? { RestApiId: apiId, ResponseType: type, ResponseTemplates: DEFAULT_TEMPLATES, ...status === undefined ? {} : { StatusCode: status } };
}

function statusOf(type: string): object {
  const status = DEFAULT_STATUS[type];
  return status === undefined ? {} : { statusCode: status };
}
