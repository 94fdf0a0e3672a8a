import type { Bucket, Buckets } from './buckets';
import { s3Empty, s3Xml } from './protocol';
import type { S3Call } from './service';
import { malformedXml, xmlBody } from './xml-body';
import { S3_DELETED_OBJECTS } from '../../limits';
import { childTexts } from '../protocols/parse-xml';
import { AwsError } from '../service';
import type { ServiceResponse } from '../service';

/** What S3 answers to a `GET` of a sub-resource that was never put. */
const UNSET: Readonly<Record<string, readonly [code: string, message: string] | ServiceResponse>> = {
  versioning: s3Xml('VersioningConfiguration', {}),
  acl: s3Xml('AccessControlPolicy', {}),
  logging: s3Xml('BucketLoggingStatus', {}),
  notification: s3Xml('NotificationConfiguration', {}),
  encryption: s3Xml('ServerSideEncryptionConfiguration', { Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } } }),
  policy: ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  tagging: ['NoSuchTagSet', 'The TagSet does not exist'],
  lifecycle: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  cors: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  website: ['NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
  publicAccessBlock: ['NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'],
  ownershipControls: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
};

/** Answers a call on a bucket. */
export function bucketOperation(buckets: Buckets, call: S3Call): ServiceResponse {
  const { request: { method, query, body }, bucket: name, context } = call;
  const configuration = Object.keys(UNSET).find((candidate) => query.has(candidate));
  if (configuration !== undefined) return configurationOperation(buckets.get(name), configuration, method, body);
  if (method === 'PUT') {
    const [region = context.region] = body.length === 0 ? [] : childTexts(xmlBody(body, 'CreateBucketConfiguration'), 'LocationConstraint');
    buckets.create(name, { accountId: context.accountId, region });
    return s3Empty(200, { location: `/${name}` });
  }
  if (method === 'HEAD') return s3Empty(200, { 'x-amz-bucket-region': buckets.get(name).region });
  if (method === 'DELETE') {
    buckets.delete(name);
    return s3Empty(204);
  }
  if (method === 'POST' && query.has('delete')) return deleteObjects(buckets.get(name), body);
  if (method !== 'GET') throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
  if (query.has('location')) return location(buckets.get(name));
  if (query.has('versions')) return listVersions(buckets.get(name), query);
  if (query.has('uploads')) return s3Xml('ListMultipartUploadsResult', { Bucket: name });
  return listObjects(buckets.get(name), query);
}

function configurationOperation(bucket: Bucket, name: string, method: string, body: Buffer): ServiceResponse {
  if (method === 'PUT') {
    bucket.configurations.set(name, body);
    return s3Empty(name === 'policy' ? 204 : 200);
  }
  if (method === 'DELETE') {
    bucket.configurations.delete(name);
    return s3Empty(204);
  }
  const put = bucket.configurations.get(name);
  if (put !== undefined) return { status: 200, headers: { 'content-type': name === 'policy' ? 'application/json' : 'application/xml' }, body: put };
  const unset = UNSET[name];
  if ('status' in unset) return unset;
  throw new AwsError(unset[0], unset[1], 404, { BucketName: bucket.name });
}

function location({ region }: Bucket): ServiceResponse {
  return s3Xml('LocationConstraint', region === 'us-east-1' ? '' : region);
}

function listObjects(bucket: Bucket, query: URLSearchParams): ServiceResponse {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const after = query.get('continuation-token') ?? query.get('start-after') ?? query.get('marker') ?? '';
  const maxKeys = Math.min(Number(query.get('max-keys') ?? '1000'), 1000);
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const prefixes = new Set<string>();
  const contents: string[] = [];
  let last = '';
  let truncated = false;
  for (const key of keys) {
    const end = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const group = end < 0 ? undefined : key.slice(0, end + delimiter.length);
    if (group !== undefined && prefixes.has(group)) {
      last = key;
      continue;
    }
    if (contents.length + prefixes.size >= maxKeys) {
      truncated = true;
      break;
    }
    if (group === undefined) contents.push(key);
    else prefixes.add(group);
    last = key;
  }
  return s3Xml('ListBucketResult', {
    Name: bucket.name,
    Prefix: prefix,
    MaxKeys: maxKeys,
    KeyCount: contents.length + prefixes.size,
    IsTruncated: truncated,
    NextContinuationToken: truncated ? last : undefined,
    NextMarker: truncated ? last : undefined,
    Contents: contents.map((key) => objectEntry(bucket, key)),
    CommonPrefixes: [...prefixes].map((group) => ({ Prefix: group })),
  });
}

function listVersions(bucket: Bucket, query: URLSearchParams): ServiceResponse {
  const prefix = query.get('prefix') ?? '';
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  return s3Xml('ListVersionsResult', {
    Name: bucket.name,
    Prefix: prefix,
    IsTruncated: false,
    Version: keys.map((key) => ({ ...objectEntry(bucket, key), VersionId: 'null', IsLatest: true })),
  });
}

function objectEntry(bucket: Bucket, key: string) {
  const { body, etag, lastModified } = bucket.objects.get(key)!;
  return { Key: key, LastModified: new Date(lastModified), ETag: `"${etag}"`, Size: body.length, StorageClass: 'STANDARD' };
}

function deleteObjects(bucket: Bucket, body: Buffer): ServiceResponse {
  const request = xmlBody(body, 'Delete');
  const objects = request.children.filter(({ name }) => name === 'Object').map((object) => childTexts(object, 'Key'));
  if (objects.length === 0 || objects.length > S3_DELETED_OBJECTS || objects.some((keys) => keys.length !== 1)) throw malformedXml();
  const keys = objects.flat();
  for (const key of keys) bucket.objects.delete(key);
  const isQuiet = childTexts(request, 'Quiet')[0] === 'true';
  return s3Xml('DeleteResult', { Deleted: isQuiet ? [] : keys.map((key) => ({ Key: key })) });
}
