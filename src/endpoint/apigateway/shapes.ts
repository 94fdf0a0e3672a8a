import {
  ANY, BOOLEAN, BOOLEAN_MAP, INTEGER, JSON_TEXT, NUMBER, STRING, STRINGS, STRING_MAP, TAGS, as, keyedBy, listOf, mapOf, object,
} from '../records/shape';
import type { Shape } from '../records/shape';

/** The members of API Gateway's (v1) structures, and the CloudFormation properties that say the same. */
export const REST_API: Shape = {
  name: STRING,
  description: STRING,
  version: STRING,
  binaryMediaTypes: STRINGS,
  minimumCompressionSize: INTEGER,
  apiKeySource: as('ApiKeySourceType', STRING),
  endpointConfiguration: object({ types: STRINGS, ipAddressType: STRING, vpcEndpointIds: STRINGS }),
  policy: JSON_TEXT,
  tags: TAGS,
  disableExecuteApiEndpoint: BOOLEAN,
  securityPolicy: STRING,
  endpointAccessMode: STRING,
};

export const RESOURCE: Shape = { parentId: STRING, pathPart: STRING };

export const INTEGRATION_RESPONSE: Shape = {
  statusCode: STRING,
  selectionPattern: STRING,
  responseParameters: STRING_MAP,
  responseTemplates: STRING_MAP,
  contentHandling: STRING,
};

export const INTEGRATION: Shape = {
  type: STRING,
  httpMethod: as('IntegrationHttpMethod', STRING),
  uri: STRING,
  connectionType: STRING,
  connectionId: STRING,
  integrationTarget: STRING,
  credentials: STRING,
  requestParameters: STRING_MAP,
  requestTemplates: STRING_MAP,
  passthroughBehavior: STRING,
  contentHandling: STRING,
  timeoutInMillis: INTEGER,
  cacheNamespace: STRING,
  cacheKeyParameters: STRINGS,
  tlsConfig: object({ insecureSkipVerification: BOOLEAN }),
  responseTransferMode: STRING,
  integrationResponses: keyedBy('StatusCode', INTEGRATION_RESPONSE),
};

export const METHOD_RESPONSE: Shape = { statusCode: STRING, responseParameters: BOOLEAN_MAP, responseModels: STRING_MAP };

export const METHOD: Shape = {
  httpMethod: STRING,
  authorizationType: STRING,
  authorizerId: STRING,
  apiKeyRequired: BOOLEAN,
  requestValidatorId: STRING,
  operationName: STRING,
  requestParameters: BOOLEAN_MAP,
  requestModels: STRING_MAP,
  authorizationScopes: STRINGS,
  methodResponses: keyedBy('StatusCode', METHOD_RESPONSE),
  methodIntegration: as('Integration', object(INTEGRATION)),
};

export const MODEL: Shape = { name: STRING, description: STRING, schema: JSON_TEXT, contentType: STRING };
export const REQUEST_VALIDATOR: Shape = { name: STRING, validateRequestBody: BOOLEAN, validateRequestParameters: BOOLEAN };

export const AUTHORIZER: Shape = {
  name: STRING,
  type: STRING,
  providerARNs: STRINGS,
  authType: STRING,
  authorizerUri: STRING,
  authorizerCredentials: STRING,
  identitySource: STRING,
  identityValidationExpression: STRING,
  authorizerResultTtlInSeconds: INTEGER,
};

export const GATEWAY_RESPONSE: Shape = {
  responseType: STRING, statusCode: STRING, responseParameters: STRING_MAP, responseTemplates: STRING_MAP,
};

export const DOCUMENTATION_PART: Shape = {
  location: object({ type: STRING, path: STRING, method: STRING, statusCode: STRING, name: STRING }),
  properties: JSON_TEXT,
};

export const DOCUMENTATION_VERSION: Shape = { documentationVersion: STRING, description: STRING };

export const CANARY_SETTINGS: Shape = {
  percentTraffic: NUMBER, deploymentId: STRING, stageVariableOverrides: STRING_MAP, useStageCache: BOOLEAN,
};

export const METHOD_SETTING: Shape = {
  metricsEnabled: BOOLEAN,
  loggingLevel: STRING,
  dataTraceEnabled: BOOLEAN,
  throttlingBurstLimit: INTEGER,
  throttlingRateLimit: NUMBER,
  cachingEnabled: BOOLEAN,
  cacheTtlInSeconds: INTEGER,
  cacheDataEncrypted: BOOLEAN,
  requireAuthorizationForCacheControl: BOOLEAN,
  unauthorizedCacheControlHeaderStrategy: STRING,
};

/** Method settings are a list with paths and methods here, a map by `path/METHOD` on the wire; `stages.ts` turns them. */
export const STAGE: Shape = {
  deploymentId: STRING,
  clientCertificateId: STRING,
  stageName: STRING,
  description: STRING,
  cacheClusterEnabled: BOOLEAN,
  cacheClusterSize: STRING,
  variables: STRING_MAP,
  documentationVersion: STRING,
  accessLogSettings: as('AccessLogSetting', object({ format: STRING, destinationArn: STRING })),
  canarySettings: as('CanarySetting', object(CANARY_SETTINGS)),
  tracingEnabled: BOOLEAN,
  tags: TAGS,
  methodSettings: listOf({ resourcePath: STRING, httpMethod: STRING, ...METHOD_SETTING }),
};

export const DEPLOYMENT: Shape = { description: STRING };

const THROTTLE: Shape = { burstLimit: INTEGER, rateLimit: NUMBER };

export const USAGE_PLAN: Shape = {
  name: as('UsagePlanName', STRING),
  description: STRING,
  apiStages: listOf({ apiId: STRING, stage: STRING, throttle: mapOf(THROTTLE) }),
  throttle: object(THROTTLE),
  quota: object({ limit: INTEGER, offset: INTEGER, period: STRING }),
  productCode: STRING,
  tags: TAGS,
};

export const USAGE_PLAN_KEY: Shape = { keyId: STRING, keyType: STRING };

/** `stageKeys` is a list of structures in what is sent and of `apiId/stage` in what is answered. */
export const API_KEY: Shape = {
  name: STRING,
  description: STRING,
  customerId: STRING,
  enabled: BOOLEAN,
  generateDistinctId: BOOLEAN,
  value: STRING,
  stageKeys: ANY,
  tags: TAGS,
};

export const CLIENT_CERTIFICATE: Shape = { description: STRING, tags: TAGS };
export const VPC_LINK: Shape = { name: STRING, description: STRING, targetArns: STRINGS, tags: TAGS };
