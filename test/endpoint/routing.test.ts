import { apiTarget, readSignature } from '../../src/endpoint/routing';
import { s3VirtualHost } from '../../src/endpoint/s3/virtual-host';

test.each([
  ['a signed header', 'AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host', '', { accessKeyId: 'AKID', region: 'eu-west-1', service: 's3' }],
  ['a SigV4A header without a region', 'AWS4-ECDSA-P256-SHA256 Credential=AKID/20260101/s3/aws4_request', '', { accessKeyId: 'AKID', region: 'us-east-1', service: 's3' }],
  ['a presigned query', undefined, 'X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Fs3%2Faws4_request', { accessKeyId: 'AKID', region: 'eu-west-1', service: 's3' }],
  ['a presigned query of a service that clients do not presign', undefined, 'X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Flambda%2Faws4_request', { region: 'us-east-1', service: '' }],
  ['a query presigned the old way', undefined, 'AWSAccessKeyId=AKID&Signature=x&Expires=1', { accessKeyId: 'AKID', region: 'us-east-1', service: 's3' }],
  ['nothing', undefined, '', { region: 'us-east-1', service: '' }],
  ['another scheme', 'Bearer token', '', { region: 'us-east-1', service: '' }],
])('reads %s', (_, header, query, expected) => {
  expect(readSignature(header, new URLSearchParams(query))).toEqual(expected);
});

test.each([
  ['localhost:4566', '/_aws/execute-api/abc123/prod/orders/1?x=1', { apiId: 'abc123', stage: 'prod', path: '/orders/1' }],
  ['localhost:4566', '/_aws/execute-api/abc123/prod', { apiId: 'abc123', stage: 'prod', path: '/' }],
  ['localhost:4566', '/_aws/execute-api/abc123', { apiId: 'abc123', stage: '', path: '/' }],
  ['abc123.execute-api.localhost:4566', '/prod/a%20b?x=/y', { apiId: 'abc123', stage: 'prod', path: '/a%20b' }],
  ['ABC123.execute-api.localhost', '/', { apiId: 'abc123', stage: '', path: '/' }],
  ['localhost:4566', '/bucket/key', undefined],
  ['bucket.localhost:4566', '/key', undefined],
])('%s%s is for %p', (host, url, expected) => {
  expect(apiTarget(host, url)).toEqual(expected);
});

test.each([
  ['assets.localhost', 'assets'],
  ['my.assets.localhost', 'my.assets'],
  ['assets.s3.localhost', 'assets'],
  ['assets.s3.us-east-1.localhost', 'assets'],
  ['s3.localhost', undefined],
  ['s3.us-east-1.localhost', undefined],
  ['localhost', undefined],
  ['127.0.0.1', undefined],
])('the bucket of %s is %p', (host, expected) => {
  expect(s3VirtualHost(host)).toBe(expected);
});
