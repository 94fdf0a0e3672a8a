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

/** The smallest part that may be followed by another. */
const PART = 'x'.repeat(5 * 1024 * 1024);
const part = (number: number) => `<Part><PartNumber>${number}</PartNumber></Part>`;
const complete = (...parts: string[]) => `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;

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
  const first = await s3('PUT', `/bucket/large?partNumber=1&uploadId=${id}`, PART);
  const parts = complete(`<Part><PartNumber>1</PartNumber><ETag>${first.headers.get('etag')!.replaceAll('"', '&quot;')}</ETag></Part>`, part(2));
  expect(await s3('POST', `/bucket/large?uploadId=${id}`, parts)).toMatchObject({ status: 200, text: expect.stringContaining('-2&quot;</ETag>') });
  expect((await s3('GET', '/bucket/large')).text).toBe(`${PART}world`);
});

describe('an upload in parts', () => {
  let id: string;
  beforeAll(async () => {
    id = /<UploadId>(.+)<\/UploadId>/.exec((await s3('POST', '/bucket/parts?uploads')).text)![1];
    for (const [number, content] of [[1, PART], [2, 'small'], [3, 'end']] as const) await s3('PUT', `/bucket/parts?partNumber=${number}&uploadId=${id}`, content);
  });

  test.each([
    ['a part that was never put', complete(part(1), part(4)), 'InvalidPart'],
    ['a part of another content', complete('<Part><PartNumber>1</PartNumber><ETag>"00"</ETag></Part>'), 'InvalidPart'],
    ['parts out of order', complete(part(2), part(1)), 'InvalidPartOrder'],
    ['a part twice', complete(part(1), part(1)), 'InvalidPartOrder'],
    ['a part of less than 5 MB that is not the last', complete(part(1), part(2), part(3)), 'EntityTooSmall'],
    ['no part', complete(), 'MalformedXML'],
    ['what is no XML', 'parts', 'MalformedXML'],
  ])('is not completed from %s', async (_, body, code) => {
    expect(await s3('POST', `/bucket/parts?uploadId=${id}`, body)).toMatchObject({ status: 400, text: expect.stringContaining(`<Code>${code}</Code>`) });
  });

  test.each(['0', '10001', '1.5', 'x', ''])('has no part number %p', async (number) => {
    expect(await s3('PUT', `/bucket/parts?partNumber=${number}&uploadId=${id}`, 'x')).toMatchObject({ status: 400, text: expect.stringContaining('<Code>InvalidArgument</Code>') });
  });
});

describe('the XML of a request', () => {
  beforeAll(() => s3('PUT', '/bucket/kept', 'kept'));

  const object = (key: string) => `<Object><Key>${key}</Key></Object>`;
  const BOMB = `<!DOCTYPE d [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'abcdefghij'[i + 1]} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]>`;

  test.each([
    ['tags that are never closed', `<Delete>${'<Key '.repeat(40_000)}`, 'MalformedXML'],
    ['elements that are never closed', '<Key>'.repeat(100_000), 'MalformedXML'],
    ['entities that grow', `${BOMB}<Delete>${object('&j;')}</Delete>`, 'MalformedXML'],
    ['an entity that names a file', `<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hosts">]><Delete>${object('&f;')}</Delete>`, 'MalformedXML'],
    ['an entity that is not declared', `<Delete>${object('&f;')}</Delete>`, 'MalformedXML'],
    ['another root', `<Remove>${object('kept')}</Remove>`, 'MalformedXML'],
    ['text behind the root', `<Delete>${object('kept')}</Delete>x`, 'MalformedXML'],
    ['no object', '<Delete/>', 'MalformedXML'],
    ['an object without a key', '<Delete><Object/></Delete>', 'MalformedXML'],
    ['1,001 objects', `<Delete>${object('kept').repeat(1001)}</Delete>`, 'MalformedXML'],
    ['nothing', '', 'MalformedXML'],
    ['3 MB', `<Delete>${'<Quiet>false</Quiet>'.repeat(160_000)}</Delete>`, 'MaxMessageLengthExceeded'],
  ])('is rejected with %s, and deletes nothing', async (_, body, code) => {
    expect(await s3('POST', '/bucket?delete', body)).toMatchObject({ status: 400, text: expect.stringContaining(`<Code>${code}</Code>`) });
    expect((await s3('GET', '/bucket/kept')).text).toBe('kept');
  });

  test('may have a namespace, comments, character data and escapes, and ask for 1,000 objects', async () => {
    await s3('PUT', '/bucket/a%26b', 'x');
    await s3('PUT', '/bucket/%3Cc%3E', 'x');
    const others = Array.from({ length: 998 }, (_, index) => `<s3:Object><s3:Key>${index}</s3:Key></s3:Object>`).join('');
    const body = `<?xml version="1.0"?><!-- all --><s3:Delete xmlns:s3="http://s3.amazonaws.com/doc/2006-03-01/"><s3:Object><s3:Key>a&#38;b</s3:Key></s3:Object><s3:Object><s3:Key><![CDATA[<c>]]></s3:Key></s3:Object>${others}</s3:Delete>`;
    expect((await s3('POST', '/bucket?delete', body)).text).toContain('<Key>a&amp;b</Key></Deleted><Deleted><Key>&lt;c&gt;</Key>');
    expect((await s3('GET', '/bucket/a%26b')).status).toBe(404);
    expect((await s3('GET', '/bucket/%3Cc%3E')).status).toBe(404);
  });

  test('may ask for quiet', async () => {
    await s3('PUT', '/bucket/quiet', 'x');
    expect((await s3('POST', '/bucket?delete', `<Delete><Quiet>true</Quiet>${object('quiet')}</Delete>`)).text).not.toContain('Deleted');
    expect((await s3('GET', '/bucket/quiet')).status).toBe(404);
  });

  test('names the Region of a new bucket', async () => {
    await s3('PUT', '/in-paris', '<CreateBucketConfiguration><LocationConstraint>eu-west-3</LocationConstraint></CreateBucketConfiguration>');
    expect((await s3('GET', '/in-paris?location')).text).toContain('>eu-west-3</LocationConstraint>');
    expect((await s3('PUT', '/broken', '<CreateBucketConfiguration>')).status).toBe(400);
  });
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
