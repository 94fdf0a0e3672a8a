import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium';
import { startEndpoint } from './execute-api/clients';
import type { Started } from './execute-api/clients';

/* Whoever can create a function runs code on this machine. */
const FUNCTION = JSON.stringify({
  FunctionName: 'pwn',
  Runtime: 'nodejs20.x',
  Role: 'arn:aws:iam::000000000000:role/x',
  Handler: 'index.handler',
  Code: { ZipFile: Buffer.from(zipSync({ 'index.js': Buffer.from('exports.handler = async () => 1') })).toString('base64') },
});
const presigned = (service: string) => `X-Amz-Credential=a%2F20260101%2Fus-east-1%2F${service}%2Faws4_request`;
const FUNCTIONS = `/2015-03-31/functions?${presigned('lambda')}`;
const STACK = { Action: 'CreateStack', StackName: 'evil', TemplateBody: JSON.stringify({ Resources: { B: { Type: 'AWS::S3::Bucket' } } }) };

const CORS = { 'method.response.header.Access-Control-Allow-Origin': "'*'", 'method.response.header.Access-Control-Allow-Headers': "'Content-Type'" };
const mock = (parameters: object, text: string) => ({
  'responses': { 200: { description: 'ok', headers: { 'Access-Control-Allow-Origin': { schema: { type: 'string' } }, 'Access-Control-Allow-Headers': { schema: { type: 'string' } } } } },
  'x-amazon-apigateway-integration': {
    type: 'mock',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: { default: { statusCode: '200', responseParameters: parameters, responseTemplates: { 'application/json': text } } },
  },
});
const API = {
  Resources: {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Body: {
          openapi: '3.0.1',
          info: { title: 'front', version: '1' },
          paths: {
            '/open': { post: mock(CORS, '{"hello":"page"}'), options: mock(CORS, '') },
            '/closed': { post: mock({}, '{"hello":"nobody"}') },
          },
        },
      },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
  },
  Outputs: { Api: { Value: { Ref: 'Api' } } },
};

let endpoint: Started;
let port: string;
let apiUrl: string;
let site: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  endpoint = await startEndpoint();
  ({ port } = new URL(endpoint.url));
  apiUrl = `${endpoint.url}/_aws/execute-api/${(await endpoint.deploy('front', API)).Api}/prod`;
  site = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>a page'));
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  browser = await launchChromium('MAP evil.example 127.0.0.1');
}, 120_000);
afterAll(async () => {
  await browser.close();
  site.close();
  await endpoint.close();
});
beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

const sitePort = () => (site.address() as AddressInfo).port;

/** What `fetch` of the page gives: a status and text, or that the browser kept the answer from the page. */
async function fetched(url: string, init: { readonly method?: string; readonly mode?: 'no-cors'; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {}): Promise<string> {
  return page.evaluate(async ([to, how]) => fetch(to, how).then(async (response) => `${response.status} ${await response.text()}`, () => 'kept from the page'), [url, init] as const);
}

/** The status of the next answer of the endpoint, whether the page may see it or not. */
async function nextStatus(): Promise<number> {
  return (await page.waitForResponse((response) => response.url().startsWith(`http://localhost:${port}/`) || response.url().startsWith(`http://127.0.0.1:${port}/`))).status();
}

async function nothingWasDone(): Promise<void> {
  expect((await endpoint.lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
  expect((await endpoint.stacks.send(new ListStacksCommand({}))).StackSummaries!.map(({ StackName }) => StackName)).toEqual(['front']);
}

describe.each([
  ['a foreign site', () => `http://evil.example:${sitePort()}/`],
  ['a page of another port of this machine', () => `http://localhost:${sitePort()}/`],
])('%s', (_, address) => {
  beforeEach(async () => {
    await page.goto(address());
  });

  test.each(['localhost', '127.0.0.1'])('creates no function with a request that needs no preflight, on %s', async (host) => {
    const status = nextStatus();
    expect(await fetched(`http://${host}:${port}${FUNCTIONS}`, { method: 'POST', mode: 'no-cors', body: FUNCTION })).toBe('0 ');
    expect(await status).toBe(403);
    await nothingWasDone();
  });

  test('creates no function with a signed header or text/plain', async () => {
    const authorization = 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/lambda/aws4_request';
    expect(await fetched(`${endpoint.url}/2015-03-31/functions`, { method: 'POST', headers: { authorization }, body: FUNCTION })).toBe('kept from the page');
    expect(await fetched(`${endpoint.url}${FUNCTIONS}`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: FUNCTION })).toBe('kept from the page');
    await nothingWasDone();
  });

  test('creates no stack with a form', async () => {
    const fields = Object.entries(STACK).map(([name, value]) => `<input name="${name}" value='${value}'>`);
    await page.setContent(`<form method="post" action="${endpoint.url}/?${presigned('cloudformation')}">${fields.join('')}<button>win</button></form>`);
    const status = nextStatus();
    await page.click('button');
    expect(await status).toBe(403);
    await nothingWasDone();
  });

  test('creates no stack with an image or a link', async () => {
    const url = `${endpoint.url}/?${new URLSearchParams(STACK).toString()}&${presigned('cloudformation')}`.replaceAll('&', '&amp;');
    await page.setContent(`<img src="${url}">`);
    await nothingWasDone();
    await page.setContent(`<a href="${url}" rel="noreferrer">win</a>`);
    const link = nextStatus();
    await page.click('a');
    expect(await link).toBe(403);
    await nothingWasDone();
  });

  test('reads a deployed API whose CORS settings allow it, and no other', async () => {
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect(await fetched(`${apiUrl}/open`, json)).toBe('200 {"hello":"page"}');
    expect(await fetched(`${apiUrl}/closed`, json)).toBe('kept from the page');
  });
});

test('an address that the user typed does nothing either', async () => {
  const url = `${endpoint.url}/?${new URLSearchParams(STACK).toString()}&${presigned('cloudformation')}`;
  expect((await page.goto(url))!.status()).toBe(403);
  await nothingWasDone();
});

test('a site whose name was rebound to this machine reaches nothing', async () => {
  const origin = `http://evil.example:${port}`;
  await page.route(`${origin}/attack`, (route) => route.fulfill({ contentType: 'text/html', body: '<p>loaded before the name was rebound' }));
  await page.goto(`${origin}/attack`);
  const authorization = 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/lambda/aws4_request';
  expect(await fetched('/2015-03-31/functions', { method: 'POST', headers: { authorization }, body: FUNCTION })).toMatch(/^403 .*Host 'evil\.example:\d+' is not served here/);
  expect(await fetched('/2015-03-31/functions', { headers: { authorization } })).toMatch(/^403 /);
  expect(await fetched(new URL(`${apiUrl}/open`).pathname, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).toMatch(/^403 /);
  await nothingWasDone();
});
