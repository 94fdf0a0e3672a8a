import type { Buckets, S3Object } from './buckets';
import type { MultipartUploads } from './multipart';
import { s3Empty, s3Xml } from './protocol';
import type { S3Call } from './service';
import { storedHeaders } from './stored-headers';
import { AwsError } from '../service';
import type { ServiceResponse } from '../service';

/** Answers a call on an object. */
export function objectOperation(buckets: Buckets, uploads: MultipartUploads, call: S3Call): ServiceResponse {
  const { bucket, key, request: { method, query, headers, body } } = call;
  if (method === 'POST' && query.has('uploads')) return uploads.create(call);
  if (method === 'POST' && query.has('uploadId')) return uploads.complete(call);
  if (method === 'DELETE' && query.has('uploadId')) return uploads.abort(call);
  if (method === 'PUT' && query.has('uploadId')) return uploads.putPart(call);
  if (query.has('tagging')) return method === 'GET' ? s3Xml('Tagging', { TagSet: {} }) : s3Empty(200);
  if (method === 'PUT' && headers['x-amz-copy-source'] !== undefined) return copy(buckets, call, headers['x-amz-copy-source']);
  if (method === 'PUT') {
    const { etag } = buckets.put(bucket, key, body, storedHeaders(headers));
    return s3Empty(200, { etag: `"${etag}"` });
  }
  if (method === 'DELETE') {
    buckets.get(bucket).objects.delete(key);
    return s3Empty(204);
  }
  if (method === 'GET' || method === 'HEAD') return read(buckets.object(bucket, key), method, headers);
  throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405);
}

function read(object: S3Object, method: string, request: Readonly<Record<string, string>>): ServiceResponse {
  const headers = {
    'content-type': 'binary/octet-stream',
    ...object.headers,
    'etag': `"${object.etag}"`,
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  };
  if (request['if-none-match'] === `"${object.etag}"`) return s3Empty(304, headers);
  if (method === 'HEAD') return s3Empty(200, { ...headers, 'content-length': String(object.body.length) });
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.range ?? '');
  if (range === null) return { status: 200, headers, body: object.body };
  return readRange(object.body, range[1], range[2], headers);
}

function readRange(body: Buffer, from: string, to: string, headers: Readonly<Record<string, string>>): ServiceResponse {
  const start = from === '' ? Math.max(body.length - Number(to), 0) : Number(from);
  const end = from === '' || to === '' ? body.length - 1 : Math.min(Number(to), body.length - 1);
  if (start > end) throw new AwsError('InvalidRange', 'The requested range is not satisfiable', 416);
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${end}/${body.length}` }, body: body.subarray(start, end + 1) };
}

function copy(buckets: Buckets, { bucket, key, request }: S3Call, source: string): ServiceResponse {
  const [, sourceBucket = '', sourceKey = ''] = /^\/?([^/]+)\/([^?]+)/.exec(decodeURIComponent(source)) ?? [];
  const original = buckets.object(sourceBucket, sourceKey);
  const headers = request.headers['x-amz-metadata-directive'] === 'REPLACE' ? storedHeaders(request.headers) : original.headers;
  const { etag, lastModified } = buckets.put(bucket, key, original.body, headers);
  return s3Xml('CopyObjectResult', { ETag: `"${etag}"`, LastModified: new Date(lastModified) });
}
