import type { ApiTarget } from './data-plane';
import type { Service } from './service';

/** What a request's signature says: who signed, for which region and service. */
export interface Signature {
  readonly accessKeyId?: string;
  readonly region: string;
  /** Empty for an unsigned request. */
  readonly service: string;
}

/** The region of a request that names none. */
export const DEFAULT_REGION = 'us-east-1';

/** The name under which a service takes unsigned requests. */
export const UNSIGNED = '';

const API_PREFIX = /^\/_aws\/execute-api\/([^/?]+)(?:\/+([^/?]*))?(\/[^?]*)?/;
const API_HOST = /^([a-z0-9]+)\.execute-api\.localhost$/;
const STAGE_AND_PATH = /^\/+([^/?]*)(\/[^?]*)?/;

/**
 * Services that clients presign URLs of. No other is chosen by a query string: what a web page, a link or an image can
 * send has no `Authorization` header, and must not reach a service that acts.
 */
const PRESIGNED: ReadonlySet<string> = new Set(['s3', 'sts']);

/**
 * Reads the credential scope (`AKID/20260101/us-east-1/s3/aws4_request`) of a signed header or a presigned
 * query. Nothing is verified: any credentials are let in.
 */
export function readSignature(authorization: string | undefined, query: URLSearchParams): Signature {
  const signed = /Credential=([^,\s]+)/.exec(authorization ?? '')?.[1];
  const credential = signed ?? query.get('X-Amz-Credential') ?? undefined;
  // Only S3 still takes the second signature version, which `aws s3 presign` writes: it names no region.
  if (query.has('AWSAccessKeyId')) return { accessKeyId: query.get('AWSAccessKeyId')!, region: DEFAULT_REGION, service: 's3' };
  if (credential === undefined) return { region: DEFAULT_REGION, service: UNSIGNED };
  const parts = credential.split('/');
  // SigV4A has no region in its scope: AKID/date/service/aws4_request.
  const [region, service] = parts.length >= 5 ? parts.slice(-3) : [DEFAULT_REGION, parts[2] ?? UNSIGNED];
  if (signed === undefined && !PRESIGNED.has(service)) return { region: DEFAULT_REGION, service: UNSIGNED };
  return { accessKeyId: parts[0], region, service };
}

/** The API that a request on `/_aws/execute-api/<id>/<stage>/…` or `<id>.execute-api.localhost` is for. */
export function apiTarget(host: string | undefined, url: string): ApiTarget | undefined {
  const byPath = API_PREFIX.exec(url);
  if (byPath !== null) return { apiId: byPath[1], stage: byPath[2] ?? '', path: byPath[3] ?? '/' };
  const byHost = API_HOST.exec(hostName(host));
  if (byHost === null) return undefined;
  const [, stage, path] = STAGE_AND_PATH.exec(url) ?? [];
  return { apiId: byHost[1], stage: stage ?? '', path: path ?? '/' };
}

/** The host of a `Host` header in lower case, without its port and the dot that ends a full name. */
export function hostName(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/\.?(?::\d+)?$/, '');
}

/** The service that answers: by signed name, then by the longest path prefix that fits. */
export function findService(services: readonly Service[], name: string, path: string): Service | undefined {
  return services
    .filter((service) => service.name === name && path.startsWith(service.pathPrefix ?? '/'))
    .sort((a, b) => (b.pathPrefix ?? '').length - (a.pathPrefix ?? '').length)[0];
}
