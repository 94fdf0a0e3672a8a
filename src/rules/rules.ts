import { accountApiKeys } from './account/account-api-keys';
import { accountClientCertificates } from './account/account-client-certificates';
import { accountCustomDomains } from './account/account-custom-domains';
import { accountDomainAccessAssociations } from './account/account-domain-access-associations';
import { accountEdgeApis } from './account/account-edge-apis';
import { accountPortalProducts } from './account/account-portal-products';
import { accountPortals } from './account/account-portals';
import { accountPrivateApis } from './account/account-private-apis';
import { accountPrivateCustomDomains } from './account/account-private-custom-domains';
import { accountRegionalApis } from './account/account-regional-apis';
import { accountThrottleBurst } from './account/account-throttle-burst';
import { accountThrottleRate } from './account/account-throttle-rate';
import { accountUsagePlans } from './account/account-usage-plans';
import { accountVpcLinksV1 } from './account/account-vpc-links-v1';
import { accountVpcLinksV2 } from './account/account-vpc-links-v2';
import { controlRateCreateApiKey } from './account/control-rate-create-api-key';
import { controlRateCreateDeployment } from './account/control-rate-create-deployment';
import { controlRateCreateDocumentationVersion } from './account/control-rate-create-documentation-version';
import { controlRateCreateDomainName } from './account/control-rate-create-domain-name';
import { controlRateCreateResource } from './account/control-rate-create-resource';
import { controlRateCreateRestApi } from './account/control-rate-create-rest-api';
import { controlRateCreateVpcLinkV2 } from './account/control-rate-create-vpc-link-v2';
import { controlRateImportRestApi } from './account/control-rate-import-rest-api';
import { cfnOtherLimits } from './cloudformation/cfn-other-limits';
import { cfnResourcesPerTemplate } from './cloudformation/cfn-resources-per-template';
import { cfnTemplateSize } from './cloudformation/cfn-template-size';
import { propertyEnum } from './cloudformation/property-enum';
import { templateDuplicateKey } from './cloudformation/template-duplicate-key';
import { domainCertificateRegion } from './domain/domain-certificate-region';
import { domainMappingKey } from './domain/domain-mapping-key';
import { domainMtls } from './domain/domain-mtls';
import { domainMultilevelMappings } from './domain/domain-multilevel-mappings';
import { domainNameFormat } from './domain/domain-name-format';
import { domainNoRestWebsocketSharing } from './domain/domain-no-rest-websocket-sharing';
import { domainRoutingRules } from './domain/domain-routing-rules';
import { domainSecurityPolicy } from './domain/domain-security-policy';
import { domainWildcardName } from './domain/domain-wildcard-name';
import { httpWsDomainRegionalOnly } from './domain/http-ws-domain-regional-only';
import { privateDomainRules } from './domain/private-domain-rules';
import { routingModeMixing } from './domain/routing-mode-mixing';
import { routingRuleConditions } from './domain/routing-rule-conditions';
import { routingRulePriority } from './domain/routing-rule-priority';
import { corsHttpApi } from './http/cors-http-api';
import { httpAuthorizersPerApi } from './http/http-authorizers-per-api';
import { httpIntegrationTimeout } from './http/http-integration-timeout';
import { httpIntegrationsPerApi } from './http/http-integrations-per-api';
import { httpJwtAudiences } from './http/http-jwt-audiences';
import { httpLambdaAuthorizerTimeout } from './http/http-lambda-authorizer-timeout';
import { httpRouteScopes } from './http/http-route-scopes';
import { httpRoutesPerApi } from './http/http-routes-per-api';
import { httpStagesPerApi } from './http/http-stages-per-api';
import { foreignFunction } from './lambda/foreign-function';
import { lambdaPermissionRoute } from './lambda/lambda-permission-route';
import { lambdaPermissionStage } from './lambda/lambda-permission-stage';
import { lambdaResourcePolicySize } from './lambda/lambda-resource-policy-size';
import { lambdaTimeoutVsIntegration } from './lambda/lambda-timeout-vs-integration';
import { privateIntegrationSameAccount } from './network/private-integration-same-account';
import { vpcLinkV1SingleTarget } from './network/vpc-link-v1-single-target';
import { vpcLinkV2Subnets } from './network/vpc-link-v2-subnets';
import { apiDefinitionSize } from './rest/api-definition-size';
import { binaryMediaTypes } from './rest/binary-media-types';
import { cacheGetOnly } from './rest/cache-get-only';
import { canarySharesCode } from './rest/canary-shares-code';
import { corsPreflightAccess } from './rest/cors-preflight-access';
import { duplicateMethod } from './rest/duplicate-method';
import { endpointTypes } from './rest/endpoint-types';
import { gatewayResponseType } from './rest/gateway-response-type';
import { integrationAnswers } from './rest/integration-answers';
import { integrationRules } from './rest/integration-rules';
import { mappingTemplateSize } from './rest/mapping-template-size';
import { mappingTemplateSyntax } from './rest/mapping-template-syntax';
import { methodNeedsIntegration } from './rest/method-needs-integration';
import { metricDimensionLength } from './rest/metric-dimension-length';
import { minCompressionSize } from './rest/min-compression-size';
import { modelSchema } from './rest/model-schema';
import { openapiUnsupported } from './rest/openapi-unsupported';
import { openapiVersion } from './rest/openapi-version';
import { privateApiAccess } from './rest/private-api-access';
import { requestValidator } from './rest/request-validator';
import { resourcePathPart } from './rest/resource-path-part';
import { responseParameterDeclared } from './rest/response-parameter-declared';
import { restAuthorizerRequired } from './rest/rest-authorizer-required';
import { restAuthorizerTtl } from './rest/rest-authorizer-ttl';
import { restAuthorizersPerApi } from './rest/rest-authorizers-per-api';
import { restCognitoPools } from './rest/rest-cognito-pools';
import { restDocumentationParts } from './rest/rest-documentation-parts';
import { restHeaderRemap } from './rest/rest-header-remap';
import { restIntegrationTimeout } from './rest/rest-integration-timeout';
import { restMethodAuthConsistency } from './rest/rest-method-auth-consistency';
import { restModelSize } from './rest/rest-model-size';
import { restReservedPingSping } from './rest/rest-reserved-ping-sping';
import { restResourcePolicySize } from './rest/rest-resource-policy-size';
import { restResourcesPerApi } from './rest/rest-resources-per-api';
import { restStagesPerApi } from './rest/rest-stages-per-api';
import { restStreamLimits } from './rest/rest-stream-limits';
import { statusCodeFormat } from './rest/status-code-format';
import { undecidedAuthorization } from './rest/undecided-authorization';
import { v1DescriptionLength } from './rest/v1-description-length';
import type { Rule } from './rule';
import { accessLogDestination } from './stage/access-log-destination';
import { accessLogFormatSize } from './stage/access-log-format-size';
import { accessLogKnownVariables } from './stage/access-log-known-variables';
import { accessLogRequestId } from './stage/access-log-request-id';
import { cacheClusterSize } from './stage/cache-cluster-size';
import { canaryOwnBaseline } from './stage/canary-own-baseline';
import { canaryPercent } from './stage/canary-percent';
import { clientCertificate } from './stage/client-certificate';
import { deploymentNeedsStage } from './stage/deployment-needs-stage';
import { deploymentStageDescription } from './stage/deployment-stage-description';
import { loggingNeedsAccountRole } from './stage/logging-needs-account-role';
import { methodSettingsPath } from './stage/method-settings-path';
import { restCacheTtl } from './stage/rest-cache-ttl';
import { stageName } from './stage/stage-name';
import { stageReference } from './stage/stage-reference';
import { stageTags } from './stage/stage-tags';
import { stageVariableKey } from './stage/stage-variable-key';
import { stageVariableUndefined } from './stage/stage-variable-undefined';
import { stageVariableValue } from './stage/stage-variable-value';
import { stageVariablesCount } from './stage/stage-variables-count';
import { tagsFormat } from './stage/tags-format';
import { throttleValues } from './stage/throttle-values';
import { wafBodyInspection } from './stage/waf-body-inspection';
import { wafRestOnly } from './stage/waf-rest-only';
import { apiKeyName } from './usage/api-key-name';
import { apiKeyOnePlanPerStage } from './usage/api-key-one-plan-per-stage';
import { apiKeyValue } from './usage/api-key-value';
import { apiKeyWithoutPlan } from './usage/api-key-without-plan';
import { restUsagePlanMethodThrottles } from './usage/rest-usage-plan-method-throttles';
import { restUsagePlansPerApiKey } from './usage/rest-usage-plans-per-api-key';
import { usagePlanQuota } from './usage/usage-plan-quota';
import { usagePlanThrottleKey } from './usage/usage-plan-throttle-key';
import { modelName } from './v2/model-name';
import { routeKeyFormat } from './v2/route-key-format';
import { v2ApiProtocol } from './v2/v2-api-protocol';
import { v2AuthorizerRules } from './v2/v2-authorizer-rules';
import { v2ModelSize } from './v2/v2-model-size';
import { v2StringLengths } from './v2/v2-string-lengths';
import { wsIntegrationTypes } from './v2/ws-integration-types';
import { wsAuthConnectOnly } from './websocket/ws-auth-connect-only';
import { wsAuthorizersPerApi } from './websocket/ws-authorizers-per-api';
import { wsConnectIntegration } from './websocket/ws-connect-integration';
import { wsIntegrationTimeout } from './websocket/ws-integration-timeout';
import { wsIntegrationsPerApi } from './websocket/ws-integrations-per-api';
import { wsOtherSelectionExpressions } from './websocket/ws-other-selection-expressions';
import { wsRouteSelectionExpression } from './websocket/ws-route-selection-expression';
import { wsRoutesPerApi } from './websocket/ws-routes-per-api';
import { wsStagesPerApi } from './websocket/ws-stages-per-api';
import { wsXrayTracing } from './websocket/ws-xray-tracing';

/** Every rule, sorted by id. */
export const RULES: readonly Rule[] = [
  accessLogDestination,
  accessLogFormatSize,
  accessLogKnownVariables,
  accessLogRequestId,
  accountApiKeys,
  accountClientCertificates,
  accountCustomDomains,
  accountDomainAccessAssociations,
  accountEdgeApis,
  accountPortalProducts,
  accountPortals,
  accountPrivateApis,
  accountPrivateCustomDomains,
  accountRegionalApis,
  accountThrottleBurst,
  accountThrottleRate,
  accountUsagePlans,
  accountVpcLinksV1,
  accountVpcLinksV2,
  apiDefinitionSize,
  apiKeyName,
  apiKeyOnePlanPerStage,
  apiKeyValue,
  apiKeyWithoutPlan,
  binaryMediaTypes,
  cacheClusterSize,
  cacheGetOnly,
  canaryOwnBaseline,
  canaryPercent,
  canarySharesCode,
  cfnOtherLimits,
  cfnResourcesPerTemplate,
  cfnTemplateSize,
  clientCertificate,
  controlRateCreateApiKey,
  controlRateCreateDeployment,
  controlRateCreateDocumentationVersion,
  controlRateCreateDomainName,
  controlRateCreateResource,
  controlRateCreateRestApi,
  controlRateCreateVpcLinkV2,
  controlRateImportRestApi,
  corsHttpApi,
  corsPreflightAccess,
  deploymentNeedsStage,
  deploymentStageDescription,
  domainCertificateRegion,
  domainMappingKey,
  domainMtls,
  domainMultilevelMappings,
  domainNameFormat,
  domainNoRestWebsocketSharing,
  domainRoutingRules,
  domainSecurityPolicy,
  domainWildcardName,
  duplicateMethod,
  endpointTypes,
  foreignFunction,
  gatewayResponseType,
  httpAuthorizersPerApi,
  httpIntegrationTimeout,
  httpIntegrationsPerApi,
  httpJwtAudiences,
  httpLambdaAuthorizerTimeout,
  httpRouteScopes,
  httpRoutesPerApi,
  httpStagesPerApi,
  httpWsDomainRegionalOnly,
  integrationAnswers,
  integrationRules,
  lambdaPermissionRoute,
  lambdaPermissionStage,
  lambdaResourcePolicySize,
  lambdaTimeoutVsIntegration,
  loggingNeedsAccountRole,
  mappingTemplateSize,
  mappingTemplateSyntax,
  methodNeedsIntegration,
  methodSettingsPath,
  metricDimensionLength,
  minCompressionSize,
  modelName,
  modelSchema,
  openapiUnsupported,
  openapiVersion,
  privateApiAccess,
  privateDomainRules,
  privateIntegrationSameAccount,
  propertyEnum,
  requestValidator,
  resourcePathPart,
  responseParameterDeclared,
  restAuthorizerRequired,
  restAuthorizerTtl,
  restAuthorizersPerApi,
  restCacheTtl,
  restCognitoPools,
  restDocumentationParts,
  restHeaderRemap,
  restIntegrationTimeout,
  restMethodAuthConsistency,
  restModelSize,
  restReservedPingSping,
  restResourcePolicySize,
  restResourcesPerApi,
  restStagesPerApi,
  restStreamLimits,
  restUsagePlanMethodThrottles,
  restUsagePlansPerApiKey,
  routeKeyFormat,
  routingModeMixing,
  routingRuleConditions,
  routingRulePriority,
  stageName,
  stageReference,
  stageTags,
  stageVariableKey,
  stageVariableUndefined,
  stageVariableValue,
  stageVariablesCount,
  statusCodeFormat,
  tagsFormat,
  templateDuplicateKey,
  throttleValues,
  undecidedAuthorization,
  usagePlanQuota,
  usagePlanThrottleKey,
  v1DescriptionLength,
  v2ApiProtocol,
  v2AuthorizerRules,
  v2ModelSize,
  v2StringLengths,
  vpcLinkV1SingleTarget,
  vpcLinkV2Subnets,
  wafBodyInspection,
  wafRestOnly,
  wsAuthConnectOnly,
  wsAuthorizersPerApi,
  wsConnectIntegration,
  wsIntegrationTimeout,
  wsIntegrationTypes,
  wsIntegrationsPerApi,
  wsOtherSelectionExpressions,
  wsRouteSelectionExpression,
  wsRoutesPerApi,
  wsStagesPerApi,
  wsXrayTracing,
];
