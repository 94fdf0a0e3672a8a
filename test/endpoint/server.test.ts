import { connect } from 'node:net';
import { signed, useEndpoint } from './endpoint';
import { LocalEndpoint } from '../../src/endpoint/local-endpoint';

const endpoint = useEndpoint();
const port = () => Number(new URL(endpoint.url()).port);

/** What a socket answers to bytes that are no HTTP. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port(), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => (text += chunk.toString())).on('close', () => resolve(text));
  });
}

test('says in one line that its port is taken, and leaves nothing behind', async () => {
  await expect(LocalEndpoint.start({ port: port() })).rejects.toThrow(`port ${port()} on 127.0.0.1 is in use; free it or choose another port`);
});

test('answers bytes that are no HTTP with a 400 and goes on serving', async () => {
  expect(await raw('\x16\x03\x01 nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 Bad Request/);
  expect(await fetch(endpoint.url())).toMatchObject({ status: 403 });
});

test.each([
  ['no service', {}, 403, 'MissingAuthenticationTokenException'],
  ['a service that is not emulated', signed('sqs'), 501, 'UnknownService'],
  ['an operation that is not emulated', { ...signed('ssm'), 'x-amz-target': 'AmazonSSM.StartSession' }, 501, undefined],
])('names %s', async (_, headers, status, type) => {
  const response = await fetch(endpoint.url(), { method: 'POST', headers, body: '{}' });
  expect(response.status).toBe(status);
  expect(await response.text()).toMatch(/not emulated|names no AWS service/);
  expect(response.headers.get('x-amzn-errortype') ?? undefined).toBe(type);
});

test.each([
  ['Lambda', 'POST /2015-03-31/functions', 'lambda', 70_167_212, 'Request must be smaller than 70167211 bytes'],
  ['S3', 'PUT /bucket/key', 's3', 1024 ** 3 + 1, 'Request must be smaller than 1073741824 bytes'],
  ['CloudFormation', 'POST /', 'cloudformation', 16 * 1024 ** 2 + 1, 'Request must be smaller than 16777216 bytes'],
])('%s does not wait for a body that is too large', async (_, request, service, length, message) => {
  const head = `${request} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${signed(service).authorization}\r\n`;
  const declared = await raw(`${head}Connection: close\r\nContent-Length: ${length}\r\n\r\n`);
  expect(declared).toMatch(/^HTTP\/1\.1 413 /);
  expect(declared).toContain(message);
});

const DEEP = `${'{"items":'.repeat(100_000)}{}${'}'.repeat(100_000)}`;

test.each([
  ['a definition', 'apigateway', '/restapis?mode=import', `{"openapi":"3.0.1","info":{"title":"deep","version":"1"},"paths":{},"components":{"schemas":{"M":${DEEP}}}}`],
  ['a form', 'cloudformation', '/', `Action=CreateStack&${'A.'.repeat(100_000)}A=1`],
])('answers %s that is nested too deeply with a 400', async (_, service, path, body) => {
  const response = await fetch(`${endpoint.url()}${path}`, { method: 'POST', headers: signed(service), body });
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('the request is nested too deeply')]);
});

test('does not wait for the end of a body that does not tell its length', async () => {
  const head = `POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${signed('cloudformation').authorization}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`;
  expect(await raw(`${head}1000001\r\n${'x'.repeat(0x1000001)}\r\n`)).toMatch(/^HTTP\/1\.1 413 /);
});

test('ends every connection when it is closed', async () => {
  const other = await LocalEndpoint.start({ port: 0 });
  const socket = connect(Number(new URL(other.url).port), '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  const ended = new Promise((resolve) => socket.once('close', resolve));
  await other.close();
  await ended;
  await expect(fetch(other.url)).rejects.toThrow();
});

test('tells callers who they are', async () => {
  const call = async (key: string, body: string) => {
    const authorization = signed('sts').authorization.replace('local', key);
    return (await fetch(endpoint.url(), { method: 'POST', headers: { authorization }, body })).text();
  };
  expect(await call('anything', 'Action=GetCallerIdentity')).toContain('<Account>000000000000</Account>');
  expect(await call('123456789012', 'Action=GetCallerIdentity')).toContain('<Account>123456789012</Account>');
  const assumed = await call('anything', 'Action=AssumeRole&RoleSessionName=me&RoleArn=arn:aws:iam::210987654321:role/path/cdk-deploy');
  const key = /<AccessKeyId>(.*?)</.exec(assumed)?.[1] ?? '';
  expect(await call(key, 'Action=GetCallerIdentity')).toContain('<Arn>arn:aws:sts::210987654321:assumed-role/cdk-deploy/me</Arn>');
  expect(await call('anything', 'Action=AssumeRole&RoleSessionName=me&RoleArn=nonsense')).toContain('nonsense is invalid');
});

test('does not wait for a custom resource that never answers', async () => {
  const other = await LocalEndpoint.start({ port: 0 });
  const TemplateBody = JSON.stringify({
    Resources: {
      Fn: {
        Type: 'AWS::Lambda::Function',
        Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::000000000000:role/r', Code: { ZipFile: 'exports.handler = async () => 1' } },
      },
      Silent: { Type: 'Custom::Silent', Properties: { ServiceToken: { 'Fn::GetAtt': ['Fn', 'Arn'] } } },
    },
  });
  const body = new URLSearchParams({ Action: 'CreateStack', StackName: 'Silent', TemplateBody });
  expect(await fetch(other.url, { method: 'POST', headers: signed('cloudformation'), body })).toMatchObject({ status: 200 });
  await other.close();
});
