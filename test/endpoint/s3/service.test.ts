import { request as httpRequest } from 'node:http';
import { signed, useEndpoint } from '../endpoint';

const endpoint = useEndpoint();

async function s3(method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) {
  const response = await fetch(`${endpoint.url()}${path}`, { method, body, headers: { ...signed('s3'), ...headers } });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** `fetch` does not let a caller choose the host. */
function getFromHost(host: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${endpoint.url()}${path}`, { headers: { ...signed('s3'), host } }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
    });
    request.on('error', reject).end();
  });
}

beforeAll(() => s3('PUT', '/bucket'));

test('gives back what was put', async () => {
  expect(await s3('PUT', '/bucket/a%20b/c.txt', 'text', { 'content-type': 'text/plain', 'x-amz-meta-who': 'me' })).toMatchObject({ status: 200 });
  const got = await s3('GET', '/bucket/a%20b/c.txt');
  expect(got).toMatchObject({ status: 200, text: 'text' });
  expect(Object.fromEntries(got.headers)).toMatchObject({ 'content-type': 'text/plain', 'x-amz-meta-who': 'me', 'etag': '"1cb251ec0d568de6a929b520c4aed8d1"' });
  expect((await s3('HEAD', '/bucket/a%20b/c.txt')).headers.get('content-length')).toBe('4');
  expect(await s3('GET', '/bucket/a%20b/c.txt', undefined, { range: 'bytes=1-2' })).toMatchObject({ status: 206, text: 'ex' });
  expect(await getFromHost('bucket.localhost', '/a%20b/c.txt')).toBe('text');
  expect(await getFromHost('bucket.s3.us-east-1.localhost', '/a%20b/c.txt')).toBe('text');
});

test('takes a body in AWS chunks', async () => {
  const body = '3;chunk-signature=0\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n';
  await s3('PUT', '/bucket/chunked', body, { 'content-encoding': 'aws-chunked,gzip', 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' });
  expect(await getFromHost('localhost', '/bucket/chunked')).toBe('abcde');
});

test('puts the parts of an upload together', async () => {
  const { text } = await s3('POST', '/bucket/large?uploads');
  const id = /<UploadId>(.+)<\/UploadId>/.exec(text)?.[1];
  await s3('PUT', `/bucket/large?partNumber=2&uploadId=${id}`, 'world');
  await s3('PUT', `/bucket/large?partNumber=1&uploadId=${id}`, 'hello ');
  const parts = '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part><Part><PartNumber>2</PartNumber></Part></CompleteMultipartUpload>';
  expect(await s3('POST', `/bucket/large?uploadId=${id}`, parts)).toMatchObject({ status: 200, text: expect.stringContaining('-2&quot;</ETag>') });
  expect((await s3('GET', '/bucket/large')).text).toBe('hello world');
});

test('lists by prefix and delimiter', async () => {
  for (const key of ['list/a', 'list/b/1', 'list/b/2', 'list/c']) await s3('PUT', `/bucket/${key}`, 'x');
  const { text } = await s3('GET', '/bucket?list-type=2&prefix=list/&delimiter=/');
  expect([...text.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => key)).toEqual(['list/a', 'list/c']);
  expect(text).toContain('<CommonPrefixes><Prefix>list/b/</Prefix></CommonPrefixes>');
  const page = await s3('GET', '/bucket?list-type=2&prefix=list/&max-keys=3');
  const token = /<NextContinuationToken>(.*?)</.exec(page.text)?.[1];
  expect((await s3('GET', `/bucket?list-type=2&prefix=list/&continuation-token=${token}`)).text).toMatch(/<Key>list\/c<\/Key>.*/);
});

test.each([
  ['a bucket that is not there', 'GET', '/nobody', 404, 'NoSuchBucket'],
  ['an object that is not there', 'GET', '/bucket/nobody', 404, 'NoSuchKey'],
  ['a bucket name in capitals', 'PUT', '/BUCKET', 400, 'InvalidBucketName'],
  ['a bucket policy that was never put', 'GET', '/bucket?policy', 404, 'NoSuchBucketPolicy'],
  ['a key that is not percent-encoded', 'GET', '/bucket/%zz', 400, 'InvalidURI'],
  ['an upload that was never begun', 'PUT', '/bucket/x?partNumber=1&uploadId=none', 404, 'NoSuchUpload'],
])('refuses %s', async (_, method, path, status, code) => {
  expect(await s3(method, path, method === 'PUT' ? '' : undefined)).toMatchObject({ status, text: expect.stringContaining(`<Code>${code}</Code>`) });
});

test('does not delete a bucket that holds something', async () => {
  await s3('PUT', '/full');
  await s3('PUT', '/full/a', 'x');
  expect(await s3('DELETE', '/full')).toMatchObject({ status: 409, text: expect.stringContaining('BucketNotEmpty') });
  await s3('POST', '/full?delete', '<Delete><Object><Key>a</Key></Object></Delete>');
  expect(await s3('DELETE', '/full')).toMatchObject({ status: 204 });
});
