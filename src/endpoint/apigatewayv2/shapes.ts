import { ANY, BOOLEAN, INTEGER, JSON_TEXT, NUMBER, STRING, STRINGS, STRING_MAP, TAGS, listOf, mapOf, object } from '../records/shape';
import type { Shape } from '../records/shape';

/** The members of API Gateway v2's structures. The property of each is its name with a capital. */
export const API: Shape = {
  name: STRING,
  protocolType: STRING,
  description: STRING,
  version: STRING,
  routeSelectionExpression: STRING,
  apiKeySelectionExpression: STRING,
  disableExecuteApiEndpoint: BOOLEAN,
  disableSchemaValidation: BOOLEAN,
  ipAddressType: STRING,
  corsConfiguration: object({
    allowCredentials: BOOLEAN, allowHeaders: STRINGS, allowMethods: STRINGS, allowOrigins: STRINGS, exposeHeaders: STRINGS, maxAge: INTEGER,
  }),
  tags: TAGS,
};

export const ROUTE: Shape = {
  routeKey: STRING,
  operationName: STRING,
  authorizationType: STRING,
  authorizerId: STRING,
  authorizationScopes: STRINGS,
  apiKeyRequired: BOOLEAN,
  target: STRING,
  modelSelectionExpression: STRING,
  requestModels: STRING_MAP,
  requestParameters: ANY,
  routeResponseSelectionExpression: STRING,
};

export const ROUTE_RESPONSE: Shape = {
  routeResponseKey: STRING, modelSelectionExpression: STRING, responseModels: STRING_MAP, responseParameters: ANY,
};

export const INTEGRATION: Shape = {
  integrationType: STRING,
  integrationSubtype: STRING,
  integrationMethod: STRING,
  integrationUri: STRING,
  description: STRING,
  credentialsArn: STRING,
  connectionType: STRING,
  connectionId: STRING,
  payloadFormatVersion: STRING,
  timeoutInMillis: INTEGER,
  passthroughBehavior: STRING,
  contentHandlingStrategy: STRING,
  templateSelectionExpression: STRING,
  requestTemplates: STRING_MAP,
  requestParameters: STRING_MAP,
  responseParameters: ANY,
  tlsConfig: object({ serverNameToVerify: STRING }),
};

export const INTEGRATION_RESPONSE: Shape = {
  integrationResponseKey: STRING,
  contentHandlingStrategy: STRING,
  templateSelectionExpression: STRING,
  responseTemplates: STRING_MAP,
  responseParameters: STRING_MAP,
};

export const AUTHORIZER: Shape = {
  name: STRING,
  authorizerType: STRING,
  authorizerUri: STRING,
  authorizerCredentialsArn: STRING,
  authorizerPayloadFormatVersion: STRING,
  authorizerResultTtlInSeconds: INTEGER,
  enableSimpleResponses: BOOLEAN,
  identitySource: STRINGS,
  identityValidationExpression: STRING,
  jwtConfiguration: object({ audience: STRINGS, issuer: STRING }),
};

export const MODEL: Shape = { name: STRING, description: STRING, contentType: STRING, schema: JSON_TEXT };

const ROUTE_SETTINGS: Shape = {
  loggingLevel: STRING, dataTraceEnabled: BOOLEAN, detailedMetricsEnabled: BOOLEAN, throttlingRateLimit: NUMBER, throttlingBurstLimit: INTEGER,
};

export const STAGE: Shape = {
  stageName: STRING,
  description: STRING,
  deploymentId: STRING,
  autoDeploy: BOOLEAN,
  clientCertificateId: STRING,
  stageVariables: STRING_MAP,
  accessLogSettings: object({ destinationArn: STRING, format: STRING }),
  defaultRouteSettings: object(ROUTE_SETTINGS),
  routeSettings: mapOf(ROUTE_SETTINGS),
  tags: TAGS,
};

export const DEPLOYMENT: Shape = { description: STRING };

export const DOMAIN_NAME: Shape = {
  domainName: STRING,
  domainNameConfigurations: listOf({
    certificateArn: STRING,
    certificateName: STRING,
    endpointType: STRING,
    ipAddressType: STRING,
    ownershipVerificationCertificateArn: STRING,
    securityPolicy: STRING,
  }),
  mutualTlsAuthentication: object({ truststoreUri: STRING, truststoreVersion: STRING }),
  routingMode: STRING,
  tags: TAGS,
};

export const API_MAPPING: Shape = { apiId: STRING, apiMappingKey: STRING, stage: STRING };
export const VPC_LINK: Shape = { name: STRING, subnetIds: STRINGS, securityGroupIds: STRINGS, tags: TAGS };
