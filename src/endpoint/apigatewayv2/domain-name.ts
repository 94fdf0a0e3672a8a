import { API_ENTITY } from './api';
import { API_MAPPING, DOMAIN_NAME } from './shapes';
import { DOMAIN_NAME_ENTITY as V1_DOMAIN_NAME_ENTITY, REGIONAL_ZONE } from '../apigateway/domain-name';
import { badRequest, conflict, notFound } from '../apigateway/texts';
import { shortId } from '../ids';
import type { Entity } from '../records/entity';
import type { StoredRecord } from '../records/records';
import type { Registry } from '../records/registry';
import type { Properties } from '../resource-type';

/** A regional custom domain name, for REST, HTTP and WebSocket APIs. */
export const DOMAIN_NAME_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::DomainName',
  shape: DOMAIN_NAME,
  storedAs: V1_DOMAIN_NAME_ENTITY.type,
  made: ['Target', 'Policy', 'EndpointAccessMode'],
  complete: completeDomain,
  id: ({ DomainName }) => String(DomainName).toLowerCase(),
  notFound: (id) => `Invalid domain name identifier specified ${id}`,
  conflict: () => 'The domain name you provided already exists.',
  check: ({ DomainName, DomainNameConfigurations }) => {
    if (DomainName === undefined) badRequest('DomainName must be specified');
    if (!Array.isArray(DomainNameConfigurations) || DomainNameConfigurations.length === 0) badRequest('DomainNameConfigurations must be specified');
  },
  created: (record, registry) => {
    registry.records.put(record.type, '', record.id, { ...record.properties, Target: shortId() });
  },
  view: (record, registry) => ({
    apiMappingSelectionExpression: '$request.basepath',
    domainNameArn: domainNameArn(record, registry),
    domainNameConfigurations: (record.properties.DomainNameConfigurations as readonly Properties[]).map((configuration) => ({
      ...Object.fromEntries(Object.entries(configuration).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value])),
      apiGatewayDomainName: regionalDomainName(record, registry),
      hostedZoneId: REGIONAL_ZONE,
      domainNameStatus: 'AVAILABLE',
    })),
  }),
};

/** The same domain in the words of v1: its one configuration said in properties of its own. */
function completeDomain({ DomainNameConfigurations, ...domain }: Properties): Properties {
  const [configuration = {}] = (DomainNameConfigurations ?? []) as readonly Properties[];
  const { EndpointType = 'REGIONAL', IpAddressType = 'ipv4', CertificateArn, OwnershipVerificationCertificateArn, SecurityPolicy = 'TLS_1_2' } = configuration;
  return {
    ...domain,
    ...DomainNameConfigurations === undefined ? {} : {
      DomainNameConfigurations: [{ EndpointType, IpAddressType, SecurityPolicy, ...configuration }],
    },
    EndpointConfiguration: { Types: [EndpointType], IpAddressType },
    SecurityPolicy,
    ...CertificateArn === undefined ? {} : { [EndpointType === 'EDGE' ? 'CertificateArn' : 'RegionalCertificateArn']: CertificateArn },
    ...OwnershipVerificationCertificateArn === undefined ? {} : { OwnershipVerificationCertificateArn },
  };
}

export function domainNameArn({ id }: StoredRecord, { scope }: Registry): string {
  return `arn:aws:apigateway:${scope.region}::/domainnames/${id}`;
}

export function regionalDomainName({ properties }: StoredRecord, { scope }: Registry): string {
  return `d-${String(properties.Target)}.execute-api.${scope.region}.amazonaws.com`;
}

/** A path below a custom domain name that leads to a stage of an API of any kind. */
export const API_MAPPING_ENTITY: Entity = {
  type: 'AWS::ApiGatewayV2::ApiMapping',
  shape: API_MAPPING,
  // Both services have the same domain names: one that API Gateway v1 made takes mappings of v2, which may have several segments.
  parent: { entity: DOMAIN_NAME_ENTITY, property: 'DomainName' },
  id: () => shortId(6),
  notFound: (id) => `Invalid ApiMapping identifier specified ${id}`,
  check: ({ DomainName, ApiId, ApiMappingKey, Stage }, registry, previous) => {
    const rest = registry.records.get('AWS::ApiGateway::RestApi', '', String(ApiId));
    if (rest === undefined) registry.require(API_ENTITY, '', String(ApiId));
    const stageType = rest === undefined ? 'AWS::ApiGatewayV2::Stage' : 'AWS::ApiGateway::Stage';
    if (registry.records.get(stageType, String(ApiId), String(Stage)) === undefined) notFound(`Invalid stage identifier specified ${String(Stage)}`);
    const same = registry.list(API_MAPPING_ENTITY, String(DomainName).toLowerCase()).some((other) => (
      other.id !== previous?.id && (other.properties.ApiMappingKey ?? '') === (ApiMappingKey ?? '')));
    if (same) conflict('ApiMapping key already exists for this domain name');
  },
  view: ({ id }) => ({ apiMappingId: id }),
};
