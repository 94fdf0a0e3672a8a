import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { liveApi, templateOf } from './rest/synth';

interface Call {
  readonly method?: string;
  readonly url?: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const calls: Call[] = [];
let account: { readonly status: number; readonly body: object };
let server: Server;
let folder: string;
let handler: (event: object) => Promise<void>;

/** Both the service and the bucket to which a custom resource answers. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      calls.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (request.method === 'GET') response.writeHead(account.status, { 'content-type': 'application/json' });
      response.end(request.method === 'GET' ? JSON.stringify(account.body) : '');
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-reader-'));
  const [fn] = Object.values(templateOf(liveApi()).findResources('AWS::Lambda::Function', { Properties: { Environment: {} } }));
  writeFileSync(join(folder, 'index.js'), fn.Properties.Code.ZipFile);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the code of a function is loaded as Lambda loads it
  handler = require(join(folder, 'index.js')).handler;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', sessionToken: 'session' };

async function run(RequestType: string): Promise<Record<string, any>> {
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: url(), AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId, AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey, AWS_SESSION_TOKEN: CREDENTIALS.sessionToken,
  });
  calls.length = 0;
  try {
    await handler({ RequestType, StackId: 's', RequestId: 'r', LogicalResourceId: 'l', ResourceProperties: { OwnRoleArn: 'arn:own' }, ResponseURL: `${url()}/answer?a=b` });
  } finally {
    process.env = before;
  }
  return JSON.parse(calls.at(-1)!.body);
}

test.each<[string, string, object, string | undefined]>([
  ['the role that the account has', 'Create', { cloudwatchRoleArn: 'arn:foreign' }, 'arn:foreign'],
  ['the own role where there is none', 'Create', {}, 'arn:own'],
  ['the role that the account has by then', 'Update', { cloudwatchRoleArn: 'arn:later' }, 'arn:later'],
  ['nothing of interest when it goes', 'Delete', { cloudwatchRoleArn: 'arn:foreign' }, 'arn:own'],
])('answers %s', async (_, type, body, role) => {
  account = { status: 200, body };
  expect(await run(type)).toEqual({ Status: 'SUCCESS', StackId: 's', RequestId: 'r', LogicalResourceId: 'l', PhysicalResourceId: 'account', Data: { RoleArn: role } });
  expect(calls.at(-1)).toMatchObject({ method: 'PUT', url: '/answer?a=b', headers: { 'content-type': '' } });
});

test('fails when it may not read, and replaces nothing', async () => {
  account = { status: 403, body: { message: 'no' } };
  expect(await run('Create')).toMatchObject({ Status: 'FAILED', Reason: 'cannot read the role with which API Gateway writes logs: GetAccount answered 403: {"message":"no"}' });
});

test('signs as the SDK does', async () => {
  account = { status: 200, body: {} };
  await run('Create');
  const { headers } = calls[0];
  const date = String(headers['x-amz-date']);
  const [year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date)!.slice(1).map(Number);
  const client = new APIGatewayClient({ region: 'eu-west-1', credentials: CREDENTIALS });
  const signer = await client.config.signer({ name: 'sigv4', signingName: 'apigateway', signingRegion: 'eu-west-1', properties: {} });
  const signed = await signer.sign(
    { method: 'GET', protocol: 'http:', hostname: '127.0.0.1', path: '/account', headers: { accept: 'application/json', host: String(headers.host) } } as never,
    { signingDate: new Date(Date.UTC(year, month - 1, day, hour, minute, second)) },
  );
  const signature = (text: string) => /Signature=([0-9a-f]{64})/.exec(text)![1];
  const names = (text: string) => /SignedHeaders=([^,]+)/.exec(text)![1];
  expect(names(String(headers.authorization))).toBe(names(signed.headers.authorization));
  expect(signature(String(headers.authorization))).toBe(signature(signed.headers.authorization));
});
