import { API_ENTITY, apiEndpoint } from './api';
import { AUTHORIZER_ENTITY } from './authorizer';
import { deploymentType } from './deployment-type';
import { API_MAPPING_ENTITY, DOMAIN_NAME_ENTITY, domainNameArn, regionalDomainName } from './domain-name';
import { INTEGRATION_ENTITY, INTEGRATION_RESPONSE_ENTITY } from './integration';
import { MODEL_ENTITY } from './model';
import { ROUTE_ENTITY, ROUTE_RESPONSE_ENTITY } from './route';
import { STAGE_ENTITY, autoDeploy } from './stage';
import { VPC_LINK_ENTITY } from './vpc-link';
import { REGIONAL_ZONE } from '../apigateway/domain-name';
import type { Registries } from '../records/registry';
import { entityType } from '../records/resource-type';
import type { EntityTypeOptions } from '../records/resource-type';
import type { ResourceType } from '../resource-type';

const TYPES: readonly Omit<EntityTypeOptions, 'service'>[] = [
  {
    entity: API_ENTITY,
    replacedBy: ['ProtocolType'],
    idAttributes: ['ApiId'],
    attributes: (record, registry) => ({
      ApiEndpoint: apiEndpoint(record, registry),
      ExecuteApiArn: `arn:aws:execute-api:${registry.scope.region}:${registry.scope.accountId}:${record.id}`,
    }),
  },
  { entity: ROUTE_ENTITY, replacedBy: ['ApiId'], idAttributes: ['RouteId'] },
  { entity: ROUTE_RESPONSE_ENTITY, replacedBy: ['ApiId', 'RouteId'], idAttributes: ['RouteResponseId'] },
  { entity: INTEGRATION_ENTITY, replacedBy: ['ApiId'], idAttributes: ['IntegrationId'] },
  { entity: INTEGRATION_RESPONSE_ENTITY, replacedBy: ['ApiId', 'IntegrationId'], idAttributes: ['IntegrationResponseId'] },
  { entity: AUTHORIZER_ENTITY, replacedBy: ['ApiId'], idAttributes: ['AuthorizerId'] },
  { entity: MODEL_ENTITY, replacedBy: ['ApiId'], idAttributes: ['ModelId'] },
  { entity: STAGE_ENTITY, replacedBy: ['ApiId', 'StageName'] },
  {
    entity: DOMAIN_NAME_ENTITY,
    replacedBy: ['DomainName'],
    attributes: (record, registry) => ({
      RegionalDomainName: regionalDomainName(record, registry), RegionalHostedZoneId: REGIONAL_ZONE, DomainNameArn: domainNameArn(record, registry),
    }),
  },
  { entity: API_MAPPING_ENTITY, replacedBy: ['DomainName'], idAttributes: ['ApiMappingId'] },
  { entity: VPC_LINK_ENTITY, replacedBy: ['SubnetIds', 'SecurityGroupIds'], idAttributes: ['VpcLinkId'] },
];

/** Every `AWS::ApiGatewayV2::*` that CloudFormation can make here. */
export function apiGatewayV2Types(registries: Registries): readonly ResourceType[] {
  const types = TYPES.map((options) => entityType(registries, { service: 'AmazonApiGatewayV2', ...options }));
  return [...types, deploymentType(registries)].map((type) => deploying(registries, type));
}

/** Stages that deploy by themselves follow every change of their API. */
function deploying(registries: Registries, type: ResourceType): ResourceType {
  if (type.type === STAGE_ENTITY.type || type.type.endsWith('::Deployment')) return type;
  return {
    ...type,
    create: async (properties, context) => {
      const state = await type.create(properties, context);
      autoDeploy(registries.of(context), String(properties.ApiId));
      return state;
    },
    update: async (current, next, previous, context) => {
      const state = await type.update(current, next, previous, context);
      autoDeploy(registries.of(context), String(next.ApiId));
      return state;
    },
  };
}
