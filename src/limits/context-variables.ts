import type { ApiType } from './limit';

/** The `$context` variables that one use of one API type knows. Names are without `$context.` and case-sensitive. */
export interface ContextVariables {
  readonly names: ReadonlySet<string>;
  /** Prefixes that any name may follow, such as `authorizer.`. */
  readonly families: readonly string[];
  readonly source: string;
}

const REST_ACCESS_LOG: ContextVariables = {
  names: new Set([
    'accountId', 'apiId', 'authenticate.error', 'authenticate.latency', 'authenticate.status', 'authorize.error', 'authorize.latency',
    'authorize.status', 'authorizer.error', 'authorizer.integrationLatency', 'authorizer.integrationStatus', 'authorizer.latency',
    'authorizer.principalId', 'authorizer.requestId', 'authorizer.status', 'awsEndpointRequestId', 'cipherSuite', 'customDomain.basePathMatched',
    'customDomain.routingRuleIdMatched', 'deploymentId', 'domainName', 'domainPrefix', 'endpointType', 'error.message', 'error.messageString',
    'error.responseType', 'error.validationErrorString', 'extendedRequestId', 'httpMethod', 'identity.accountId', 'identity.apiKey',
    'identity.apiKeyId', 'identity.caller', 'identity.clientCert.clientCertPem', 'identity.clientCert.issuerDN', 'identity.clientCert.serialNumber',
    'identity.clientCert.subjectDN', 'identity.clientCert.validity.notAfter', 'identity.clientCert.validity.notBefore',
    'identity.cognitoAuthenticationProvider', 'identity.cognitoAuthenticationType', 'identity.cognitoIdentityId', 'identity.cognitoIdentityPoolId',
    'identity.principalOrgId', 'identity.sourceIp', 'identity.user', 'identity.userAgent', 'identity.userArn', 'identity.vpcId', 'identity.vpceId',
    'integration.error', 'integration.integrationStatus', 'integration.latency', 'integration.requestId', 'integration.responseTransferMode',
    'integration.status', 'integration.timeToAllHeaders', 'integration.timeToFirstContent', 'integrationLatency', 'integrationStatus',
    'isCanaryRequest', 'path', 'protocol', 'requestId', 'requestTime', 'requestTimeEpoch', 'resourceId', 'resourcePath', 'responseLatency',
    'responseLength', 'responseOverride.status', 'stage', 'status', 'tlsVersion', 'waf.error', 'waf.latency', 'waf.status', 'wafResponseCode',
    'webaclArn', 'xrayTraceId',
  ]),
  families: ['authorizer.', 'authorizer.claims.', 'requestOverride.header.', 'requestOverride.path.', 'requestOverride.querystring.', 'responseOverride.header.'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html',
};

const WEBSOCKET_ACCESS_LOG: ContextVariables = {
  names: new Set([
    'apiId', 'authenticate.error', 'authenticate.latency', 'authenticate.status', 'authorize.error', 'authorize.latency', 'authorize.status',
    'authorizer.error', 'authorizer.integrationLatency', 'authorizer.integrationStatus', 'authorizer.latency', 'authorizer.principalId',
    'authorizer.requestId', 'authorizer.status', 'connectedAt', 'connectionId', 'domainName', 'error.message', 'error.messageString',
    'error.responseType', 'error.validationErrorString', 'eventType', 'extendedRequestId', 'identity.accountId', 'identity.apiKey',
    'identity.apiKeyId', 'identity.caller', 'identity.cognitoAuthenticationProvider', 'identity.cognitoAuthenticationType',
    'identity.cognitoIdentityId', 'identity.cognitoIdentityPoolId', 'identity.principalOrgId', 'identity.sourceIp', 'identity.user',
    'identity.userAgent', 'identity.userArn', 'integration.error', 'integration.integrationStatus', 'integration.latency', 'integration.requestId',
    'integration.status', 'integrationLatency', 'messageId', 'requestId', 'requestTime', 'requestTimeEpoch', 'routeKey', 'stage', 'status',
    'waf.error', 'waf.latency', 'waf.status',
  ]),
  families: ['authorizer.'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html',
};

const HTTP_ACCESS_LOG: ContextVariables = {
  names: new Set([
    'accountId', 'apiId', 'authorizer.error', 'awsEndpointRequestId', 'awsEndpointRequestId2', 'customDomain.basePathMatched', 'dataProcessed',
    'domainName', 'domainPrefix', 'error.message', 'error.messageString', 'error.responseType', 'extendedRequestId', 'httpMethod',
    'identity.accountId', 'identity.caller', 'identity.clientCert.clientCertPem', 'identity.clientCert.issuerDN', 'identity.clientCert.serialNumber',
    'identity.clientCert.subjectDN', 'identity.clientCert.validity.notAfter', 'identity.clientCert.validity.notBefore',
    'identity.cognitoAuthenticationProvider', 'identity.cognitoAuthenticationType', 'identity.cognitoIdentityId', 'identity.cognitoIdentityPoolId',
    'identity.principalOrgId', 'identity.sourceIp', 'identity.user', 'identity.userAgent', 'identity.userArn', 'integration.error',
    'integration.integrationStatus', 'integration.latency', 'integration.requestId', 'integration.status', 'integrationErrorMessage',
    'integrationLatency', 'integrationStatus', 'path', 'protocol', 'requestId', 'requestTime', 'requestTimeEpoch', 'responseLatency',
    'responseLength', 'routeKey', 'stage', 'status',
  ]),
  families: ['authorizer.', 'authorizer.claims.'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html',
};

/** What mapping templates and parameter mappings of a REST API can read, and with `requestOverride` and `responseOverride` write. */
export const REST_MAPPING_VARIABLES: ContextVariables = {
  names: new Set([
    'accountId', 'apiId', 'authorizer.principalId', 'awsEndpointRequestId', 'deploymentId', 'domainName', 'domainPrefix', 'error.message',
    'error.messageString', 'error.responseType', 'error.validationErrorString', 'extendedRequestId', 'httpMethod', 'identity.accountId',
    'identity.apiKey', 'identity.apiKeyId', 'identity.caller', 'identity.clientCert.clientCertPem', 'identity.clientCert.issuerDN',
    'identity.clientCert.serialNumber', 'identity.clientCert.subjectDN', 'identity.clientCert.validity.notAfter',
    'identity.clientCert.validity.notBefore', 'identity.cognitoAuthenticationProvider', 'identity.cognitoAuthenticationType',
    'identity.cognitoIdentityId', 'identity.cognitoIdentityPoolId', 'identity.principalOrgId', 'identity.sourceIp', 'identity.user',
    'identity.userAgent', 'identity.userArn', 'identity.vpcId', 'identity.vpceId', 'isCanaryRequest', 'path', 'protocol', 'requestId', 'requestTime',
    'requestTimeEpoch', 'resourceId', 'resourcePath', 'responseOverride.status', 'stage', 'wafResponseCode', 'webaclArn',
  ]),
  families: ['authorizer.', 'authorizer.claims.', 'requestOverride.header.', 'requestOverride.path.', 'requestOverride.querystring.', 'responseOverride.header.'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html',
};

/**
 * What mapping templates of a WebSocket API can read. AWS has no list of its own for them; these are the variables of its access
 * logs, those of REST templates, and what its events hold.
 */
export const WEBSOCKET_MAPPING_VARIABLES: ContextVariables = {
  names: new Set([
    ...WEBSOCKET_ACCESS_LOG.names, ...REST_MAPPING_VARIABLES.names, 'disconnectReason', 'disconnectStatusCode', 'isBase64Encoded', 'messageDirection',
  ]),
  families: REST_MAPPING_VARIABLES.families,
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html',
};

/** What an access log format can print, by API type. */
export const ACCESS_LOG_VARIABLES: Readonly<Record<ApiType, ContextVariables>> = {
  REST: REST_ACCESS_LOG,
  WebSocket: WEBSOCKET_ACCESS_LOG,
  HTTP: HTTP_ACCESS_LOG,
};

/** Whether `name` (without `$context.`) is documented, by itself or as a member of an open family. */
export function isContextVariable(variables: ContextVariables, name: string): boolean {
  return variables.names.has(name) || variables.families.some((family) => name.startsWith(family) && name.length > family.length);
}
