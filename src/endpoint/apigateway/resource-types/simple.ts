import type { Registries } from '../../records/registry';
import { entityType } from '../../records/resource-type';
import type { EntityTypeOptions } from '../../records/resource-type';
import type { ResourceType } from '../../resource-type';
import { API_KEY_ENTITY } from '../api-key';
import { AUTHORIZER_ENTITY } from '../authorizer';
import { capitals } from '../capitals';
import { CLIENT_CERTIFICATE_ENTITY } from '../client-certificate';
import { DOCUMENTATION_PART_ENTITY, DOCUMENTATION_VERSION_ENTITY } from '../documentation';
import { DOMAIN_NAME_ENTITY, BASE_PATH_MAPPING_ENTITY, basePathId, domainTargets } from '../domain-name';
import { GATEWAY_RESPONSE_ENTITY } from '../gateway-response';
import { METHOD_ENTITY } from '../method';
import { MODEL_ENTITY } from '../model';
import { REQUEST_VALIDATOR_ENTITY } from '../request-validator';
import { RESOURCE_ENTITY } from '../resource';
import { STAGE_ENTITY } from '../stage';
import { USAGE_PLAN_KEY_ENTITY } from '../usage-plan';
import { VPC_LINK_ENTITY } from '../vpc-link';

/** What `Ref` gives for things whose own id is not unique: `planId:keyId`. */
const SEPARATOR = ':';

const SIMPLE: readonly Omit<EntityTypeOptions, 'service'>[] = [
  { entity: RESOURCE_ENTITY, replacedBy: ['RestApiId', 'ParentId', 'PathPart'], idAttributes: ['ResourceId'] },
  {
    entity: METHOD_ENTITY,
    replacedBy: ['RestApiId', 'ResourceId', 'HttpMethod'],
    physicalId: ({ properties, id }) => `${String(properties.RestApiId)}|${String(properties.ResourceId)}|${id}`,
    recordId: (physicalId) => physicalId.split('|')[2],
  },
  { entity: MODEL_ENTITY, replacedBy: ['RestApiId', 'Name', 'ContentType'] },
  { entity: REQUEST_VALIDATOR_ENTITY, replacedBy: ['RestApiId', 'Name'], idAttributes: ['RequestValidatorId'] },
  { entity: AUTHORIZER_ENTITY, replacedBy: ['RestApiId'], idAttributes: ['AuthorizerId'] },
  { entity: GATEWAY_RESPONSE_ENTITY, replacedBy: ['RestApiId', 'ResponseType'], attributes: ({ id }) => ({ Id: id }) },
  { entity: DOCUMENTATION_PART_ENTITY, replacedBy: ['RestApiId', 'Location'], idAttributes: ['DocumentationPartId'] },
  { entity: DOCUMENTATION_VERSION_ENTITY, replacedBy: ['RestApiId', 'DocumentationVersion'] },
  // A canary is not the template's business: it is started, promoted and removed through the service's API.
  { entity: STAGE_ENTITY, replacedBy: ['RestApiId', 'StageName'], keeps: ['CanarySetting'] },
  { entity: API_KEY_ENTITY, replacedBy: ['Name', 'Value', 'GenerateDistinctId'], idAttributes: ['APIKeyId'] },
  {
    entity: USAGE_PLAN_KEY_ENTITY,
    replacedBy: ['KeyId', 'KeyType', 'UsagePlanId'],
    attributes: ({ id, scope }) => ({ Id: `${id}${SEPARATOR}${scope}` }),
    physicalId: ({ id, scope }) => `${id}${SEPARATOR}${scope}`,
    recordId: (physicalId) => physicalId.split(SEPARATOR)[0],
  },
  { entity: CLIENT_CERTIFICATE_ENTITY, replacedBy: [], idAttributes: ['ClientCertificateId'] },
  { entity: VPC_LINK_ENTITY, replacedBy: ['TargetArns'], idAttributes: ['VpcLinkId'] },
  {
    entity: DOMAIN_NAME_ENTITY,
    replacedBy: ['DomainName'],
    attributes: ({ id, properties }, { scope }) => ({
      ...capitals(domainTargets(properties, scope.region)),
      DomainNameArn: `arn:aws:apigateway:${scope.region}::/domainnames/${id}`,
    }),
  },
  {
    entity: BASE_PATH_MAPPING_ENTITY,
    replacedBy: ['DomainName', 'BasePath'],
    physicalId: ({ scope, id }) => `${scope}|${id}`,
    recordId: (_, { BasePath }) => basePathId(BasePath),
  },
];

/** The types that are nothing but their entity. */
export function simpleTypes(registries: Registries): readonly ResourceType[] {
  return SIMPLE.map((options) => entityType(registries, { service: 'ApiGateway', ...options }));
}
