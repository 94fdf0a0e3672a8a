import { fields } from './fields';
import { keyBehind, keyOf, type Links } from './links';
import { asTags } from './tags';
import type { StageNames } from './usage';
import { Unresolved, type DomainMapping, type DomainName, type Origin } from '../../model';
import { asPlain, asString, asStrings, isPlain, own, plainOrEmpty, type Plain } from '../../model/coerce';

/** Reads an `AWS::ApiGateway::DomainName`, or with `private` an `AWS::ApiGateway::DomainNameV2`. */
export function readDomainName(properties: Plain, origin: Origin, generation: 'v1' | 'private' = 'v1'): DomainName {
  return {
    origin: { ...origin, fields: { endpointTypes: 'EndpointConfiguration/Types' } },
    key: keyOf(origin),
    generation,
    ...fields(properties, {
      domainName: asString,
      certificateArn: asString,
      regionalCertificateArn: asString,
      securityPolicy: asString,
      endpointAccessMode: asString,
      routingMode: asString,
      ownershipVerificationCertificateArn: asString,
      mutualTlsAuthentication: readMutualTls,
      policy: (value) => value,
      tags: asTags,
    }),
    endpointTypes: asStrings(within(own(properties, 'EndpointConfiguration'), 'Types')),
  };
}

/** Reads an `AWS::ApiGatewayV2::DomainName`, whose settings stand in its only configuration. */
export function readV2DomainName(properties: Plain, origin: Origin): DomainName {
  const configurations = own(properties, 'DomainNameConfigurations');
  const first: unknown = Array.isArray(configurations) ? configurations[0] : configurations;
  const type = asString(within(first, 'EndpointType'));
  const at = (field: string): string => `DomainNameConfigurations/0/${field}`;
  return {
    origin: {
      ...origin,
      fields: {
        endpointTypes: at('EndpointType'),
        certificateArn: at('CertificateArn'),
        securityPolicy: at('SecurityPolicy'),
        ownershipVerificationCertificateArn: at('OwnershipVerificationCertificateArn'),
      },
    },
    key: keyOf(origin),
    generation: 'v2',
    ...fields(properties, { domainName: asString, routingMode: asString, mutualTlsAuthentication: readMutualTls }),
    ...fields(first, { certificateArn: asString, securityPolicy: asString, ownershipVerificationCertificateArn: asString }),
    endpointTypes: type === undefined ? undefined : [type],
  };
}

/** Reads a base path mapping of any generation, or an `AWS::ApiGatewayV2::ApiMapping`. */
export function readDomainMapping(properties: Plain, origin: Origin, links: Links, generation: DomainMapping['generation'], stageName: StageNames = asString): DomainMapping {
  const names = {
    domain: generation === 'private' ? 'DomainNameArn' : 'DomainName',
    api: generation === 'v2' ? 'ApiId' : 'RestApiId',
    basePath: generation === 'v2' ? 'ApiMappingKey' : 'BasePath',
  };
  return {
    origin: { ...origin, fields: names },
    generation,
    domain: keyBehind(own(properties, names.domain), links),
    api: keyBehind(own(properties, names.api), links),
    stage: stageName(own(properties, 'Stage')),
    basePath: asString(own(properties, names.basePath)),
  };
}

/** A field of an object, unresolved like the object itself. */
function within(value: unknown, field: string): unknown {
  return value instanceof Unresolved ? value : own(plainOrEmpty(value), field);
}

function readMutualTls(value: unknown): DomainName['mutualTlsAuthentication'] {
  const node = asPlain(value);
  if (node instanceof Unresolved) return node;
  return isPlain(node) ? fields(node, { truststoreUri: asString, truststoreVersion: asString }) : undefined;
}
