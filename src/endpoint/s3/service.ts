import { bucketOperation } from './bucket-operations';
import type { Buckets } from './buckets';
import { MultipartUploads } from './multipart';
import { objectOperation } from './object-operations';
import { S3_PROTOCOL, s3Xml } from './protocol';
import { AwsError } from '../service';
import type { CallContext, Service, ServiceRequest } from '../service';

/** Larger than any package or template; S3's own 5 GB would only fill the memory. */
const MAX_OBJECT_BYTES = 1024 * 1024 * 1024;

/** A request to S3 taken apart. */
export interface S3Call {
  readonly bucket: string;
  /** Empty for a call on the bucket itself. */
  readonly key: string;
  readonly request: ServiceRequest;
  readonly context: CallContext;
}

/** S3, path style and virtual-host style: what the CDK, CloudFormation and the CLI need of it. */
export function s3Service(buckets: Buckets): Service {
  const uploads = new MultipartUploads(buckets);
  return {
    name: 's3',
    maxBodyBytes: MAX_OBJECT_BYTES,
    protocol: S3_PROTOCOL,
    async handle(request, context) {
      const [, bucket = '', encodedKey = ''] = /^\/([^/]*)\/?(.*)$/.exec(request.path) ?? [];
      const call: S3Call = { bucket, key: decodeKey(encodedKey), request, context };
      const response = bucket === '' ? listBuckets(buckets, call) : call.key === '' ? bucketOperation(buckets, call) : objectOperation(buckets, uploads, call);
      return { ...response, headers: { 'x-amz-request-id': context.requestId, ...response.headers } };
    },
  };
}

function listBuckets(buckets: Buckets, { request, context }: S3Call) {
  if (request.method !== 'GET') throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
  return s3Xml('ListAllMyBucketsResult', {
    Buckets: { Bucket: buckets.list(context.accountId).map(({ name, created }) => ({ Name: name, CreationDate: new Date(created) })) },
    Owner: { ID: context.accountId },
  });
}

function decodeKey(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    throw new AwsError('InvalidURI', "Couldn't parse the specified URI.");
  }
}
