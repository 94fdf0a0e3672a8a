import type { Located } from './origin';
import type { Tag } from './rest';
import type { Value } from './value';

/** A custom domain name, of any of the three resource types. */
export interface DomainName extends Located {
  readonly key: string;
  /** `v1`: `ApiGateway::DomainName`; `v2`: `ApiGatewayV2::DomainName`; `private`: `ApiGateway::DomainNameV2`. */
  readonly generation: 'v1' | 'v2' | 'private';
  readonly domainName?: Value<string>;
  readonly endpointTypes?: Value<readonly Value<string>[]>;
  readonly certificateArn?: Value<string>;
  readonly regionalCertificateArn?: Value<string>;
  readonly securityPolicy?: Value<string>;
  readonly endpointAccessMode?: Value<string>;
  readonly routingMode?: Value<string>;
  readonly ownershipVerificationCertificateArn?: Value<string>;
  readonly mutualTlsAuthentication?: Value<{ readonly truststoreUri?: Value<string>; readonly truststoreVersion?: Value<string> }>;
  readonly policy?: Value<unknown>;
  readonly tags?: Value<readonly Tag[]>;
}

/** A base path mapping (v1), API mapping (v2) or private base path mapping. */
export interface DomainMapping extends Located {
  readonly generation: 'v1' | 'v2' | 'private';
  /** The domain's `key`, or what stands there. */
  readonly domain?: Value<string>;
  /** The API's `key`, or what stands there. */
  readonly api?: Value<string>;
  readonly stage?: Value<string>;
  /** `BasePath` or `ApiMappingKey`; absent or empty for the root. */
  readonly basePath?: Value<string>;
}
