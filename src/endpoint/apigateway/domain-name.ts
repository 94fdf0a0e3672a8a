import { REST_API_ENTITY } from './rest-api';
import { badRequest, notFound, oneOf } from './texts';
import { shortId } from '../ids';
import type { Entity } from '../records/entity';
import { JSON_TEXT, STRING, STRINGS, TAGS, object } from '../records/shape';
import type { Properties } from '../resource-type';

/** Where CloudFront distributions live in Route 53: the same zone for all. */
export const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';
/** A zone for regional names. The real ones differ by region; nothing here resolves them. */
export const REGIONAL_ZONE = 'Z1UJRXOUMOOFQ8';

/** A custom domain name. The same names serve REST and WebSocket APIs. */
export const DOMAIN_NAME_ENTITY: Entity = {
  type: 'AWS::ApiGateway::DomainName',
  shape: {
    domainName: STRING,
    certificateArn: STRING,
    regionalCertificateArn: STRING,
    endpointConfiguration: object({ types: STRINGS, ipAddressType: STRING, vpcEndpointIds: STRINGS }),
    securityPolicy: STRING,
    endpointAccessMode: STRING,
    mutualTlsAuthentication: object({ truststoreUri: STRING, truststoreVersion: STRING }),
    ownershipVerificationCertificateArn: STRING,
    policy: JSON_TEXT,
    routingMode: STRING,
    tags: TAGS,
  },
  defaults: { SecurityPolicy: 'TLS_1_2' },
  complete: completeDomain,
  made: ['Target'],
  id: ({ DomainName }) => String(DomainName).toLowerCase(),
  notFound: () => 'Invalid domain name identifier specified',
  conflict: () => 'The domain name you provided already exists.',
  check: ({ DomainName, CertificateArn, RegionalCertificateArn, EndpointConfiguration }) => {
    if (!/^(\*\.)?([a-z0-9_]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(String(DomainName ?? ''))) {
      badRequest(`The domain name you provided is not valid: ${String(DomainName)}`);
    }
    const types = (EndpointConfiguration as { Types?: readonly string[] }).Types ?? [];
    for (const type of types) oneOf(type, ['EDGE', 'REGIONAL', 'PRIVATE'], 'endpoint type');
    if (types.includes('REGIONAL') && RegionalCertificateArn === undefined && CertificateArn === undefined) {
      badRequest('Regional certificate must be specified for a regional domain name');
    }
    if (types.includes('EDGE') && CertificateArn === undefined) badRequest('A certificate must be specified for an edge-optimized domain name');
  },
  created: (record, registry) => {
    registry.records.put(record.type, '', record.id, { ...record.properties, Target: shortId() });
  },
  view: (record, registry) => ({
    ...domainTargets(record.properties, registry.scope.region),
    domainNameArn: `arn:aws:apigateway:${registry.scope.region}::/domainnames/${record.id}`,
    domainNameStatus: 'AVAILABLE',
  }),
};

/** The same domain in the words of v2, which has the certificate and the endpoint in a configuration. */
function completeDomain({ EndpointConfiguration, ...domain }: Properties): Properties {
  const endpoint = { Types: ['EDGE'], IpAddressType: 'ipv4', ...EndpointConfiguration as { readonly Types?: readonly string[]; readonly IpAddressType?: string } | undefined };
  const { CertificateArn, RegionalCertificateArn = CertificateArn, SecurityPolicy, OwnershipVerificationCertificateArn } = domain;
  const EndpointType = endpoint.Types[0];
  const configuration = {
    EndpointType,
    IpAddressType: endpoint.IpAddressType,
    CertificateArn: EndpointType === 'EDGE' ? CertificateArn : RegionalCertificateArn,
    SecurityPolicy,
    OwnershipVerificationCertificateArn,
  };
  return {
    ...domain,
    EndpointConfiguration: endpoint,
    DomainNameConfigurations: [Object.fromEntries(Object.entries(configuration).filter(([, value]) => value !== undefined))],
  };
}

/** The names that a DNS record of the domain points at. */
export function domainTargets({ EndpointConfiguration, Target }: Properties, region: string): Readonly<Record<string, string>> {
  const regional = (EndpointConfiguration as { Types?: readonly string[] }).Types?.includes('REGIONAL') ?? false;
  return regional
    ? { regionalDomainName: `d-${String(Target)}.execute-api.${region}.amazonaws.com`, regionalHostedZoneId: REGIONAL_ZONE }
    : { distributionDomainName: `d${String(Target)}.cloudfront.net`, distributionHostedZoneId: CLOUDFRONT_ZONE };
}

const ROOT_PATH = '(none)';

/** A path below a custom domain name that leads to a stage. The root's is written `(none)`. */
export const BASE_PATH_MAPPING_ENTITY: Entity = {
  type: 'AWS::ApiGateway::BasePathMapping',
  shape: { basePath: STRING, restApiId: STRING, stage: STRING },
  parent: { entity: DOMAIN_NAME_ENTITY, property: 'DomainName' },
  id: ({ BasePath }) => basePathId(BasePath),
  notFound: () => 'Invalid base path mapping identifier specified',
  conflict: () => 'Base path already exists for this domain name',
  check: ({ BasePath, RestApiId, Stage }, registry) => {
    if (!/^[\w.~:$!&'()*+,;=@%-]*$/.test(String(BasePath ?? '')) && BasePath !== ROOT_PATH) {
      badRequest('API Gateway V1 doesn\'t support the slash character (/) in base path mappings. '
      + 'To create a multi-level base path mapping, use API Gateway V2.');
    }
    registry.require(REST_API_ENTITY, '', String(RestApiId));
    if (Stage !== undefined && Stage !== '' && registry.records.get('AWS::ApiGateway::Stage', String(RestApiId), String(Stage)) === undefined) {
      notFound('Invalid stage identifier specified');
    }
  },
  view: ({ id }) => ({ basePath: id }),
};

/** A base path as its mapping is named. */
export function basePathId(basePath: unknown): string {
  return basePath === undefined || basePath === '' ? ROOT_PATH : String(basePath);
}

export function isRootPath(id: string): boolean {
  return id === ROOT_PATH;
}

