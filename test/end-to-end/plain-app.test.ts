import { readFileSync } from 'node:fs';
import { APIGatewayClient, GetResourcesCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { ApiGatewayManagementApiClient, GetConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { ApiGatewayV2Client, GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { CloudFormationClient, DescribeStackResourcesCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { API_KEY, PLAIN_CODE, plainApp, type PlainProps } from './plain-app';
import { Talker } from './talker';
import { useWorkspace } from './workspace';
import { useEndpoint } from '../endpoint/endpoint';

const endpoint = useEndpoint();
const workspace = useWorkspace(endpoint);
let outputs: Record<string, string>;

const assembly = (props: Omit<PlainProps, 'code'>) => workspace.synth(plainApp({ code: workspace.path('code'), ...props }));

beforeAll(async () => {
  workspace.write(Object.fromEntries(Object.entries(PLAIN_CODE).map(([name, text]) => [`code/${name}`, text])));
  expect(await workspace.bootstrap()).toMatchObject({ failed: false });
  expect(await workspace.deploy(assembly({ version: '1' }), '--outputs-file', 'outputs.json')).toMatchObject({ failed: false });
  outputs = JSON.parse(readFileSync(workspace.path('outputs.json'), 'utf8')).Plain;
}, 120_000);

async function call(path: string, { stage = 'prod', api = 'RestId', ...init }: RequestInit & { stage?: string; api?: string } = {}): Promise<[number, any]> {
  const response = await fetch(`${endpoint.url()}/_aws/execute-api/${outputs[api]}/${stage}${path}`, init);
  const text = await response.text();
  return [response.status, text === '' ? undefined : JSON.parse(text)];
}

const json = { 'content-type': 'application/json' };

test.each<[string, string, RequestInit & { stage?: string; api?: string }, number, unknown]>([
  ['a path parameter', '/items/7?color=red', {}, 200, { version: '1', resource: '/items/{id}', pathParameters: { id: '7' }, queryStringParameters: { color: 'red' }, stage: 'prod' }],
  ['a greedy proxy', '/files/a/b%20c', { method: 'PUT' }, 200, { resource: '/files/{proxy+}', httpMethod: 'PUT', pathParameters: { proxy: 'a/b%20c' } }],
  ['a second stage', '/items/7', { stage: 'beta' }, 200, { stage: 'beta' }],
  ['a mock', '/health', {}, 200, { ok: true }],
  ['a body that fits the model', '/items', { method: 'POST', headers: json, body: '{"name":"tea"}' }, 200, { httpMethod: 'POST' }],
  ['a body that does not', '/items', { method: 'POST', headers: json, body: '{"name":""}' }, 400, { message: 'Invalid request body' }],
  ['a body that is no JSON', '/items', { method: 'POST', headers: json, body: '{' }, 400, { message: 'Invalid request body' }],
  ['no key', '/keyed', {}, 403, { message: 'Forbidden' }],
  ['a wrong key', '/keyed', { headers: { 'x-api-key': 'x' } }, 403, { message: 'Forbidden' }],
  ['a key', '/keyed', { headers: { 'x-api-key': API_KEY } }, 200, { resource: '/keyed' }],
  ['a key whose plan has another stage', '/keyed', { stage: 'beta', headers: { 'x-api-key': API_KEY } }, 403, { message: 'Forbidden' }],
  ['a token that is allowed', '/private', { headers: { authorization: 'ada' } }, 200, { caller: 'ada' }],
  ['a token that is denied', '/private', { headers: { authorization: 'eve' } }, 403, { Message: 'User is not authorized to access this resource with an explicit deny' }],
  ['a token that the authorizer refuses', '/private', { headers: { authorization: 'broken' } }, 401, { message: 'Unauthorized' }],
  ['no token', '/private', {}, 401, { message: 'Unauthorized' }],
  ['a route that nobody wrote', '/nowhere', {}, 403, { message: 'Missing Authentication Token' }],
  ['a method that nobody wrote', '/health', { method: 'DELETE' }, 403, { message: 'Missing Authentication Token' }],
  ['a stage that nobody wrote', '/health', { stage: 'gamma' }, 403, { message: 'Forbidden' }],
  ['an inline definition', '/hello/ada', { api: 'SpecId' }, 200, { resource: '/hello/{name}', pathParameters: { name: 'ada' } }],
])('answers %s', async (_, path, init, statusCode, body) => {
  expect(await call(path, init)).toMatchObject([statusCode, body]);
});

test('answers a preflight', async () => {
  const response = await fetch(`${endpoint.url()}/_aws/execute-api/${outputs.RestId}/prod/items`, { method: 'OPTIONS' });
  expect(response.status).toBe(204);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': 'https://shop.example.com',
    'access-control-allow-methods': 'GET,POST',
    'vary': 'Origin',
  });
});

test('two clients of a room talk, and rooms do not mix', async () => {
  const room = (name: string) => `${endpoint.url().replace('http', 'ws')}/_aws/execute-api/${outputs[`${name}Id`]}/live`;
  const [ada, bob, eve] = [await Talker.connect(room('Red')), await Talker.connect(room('Red')), await Talker.connect(room('Blue'))];
  const { connectionId: to } = await ada.ask({ action: 'whoami' });
  const heard = ada.receive();
  expect(await bob.ask({ action: 'send', to, text: 'hello' })).toEqual({ sent: true });
  expect(await heard).toEqual({ from: expect.any(String), text: 'hello' });
  expect(await eve.ask({ action: 'whoami' })).toMatchObject({ room: 'Blue' });
  const blue = new ApiGatewayManagementApiClient({ ...endpoint.client(), endpoint: room('Blue').replace('ws', 'http') });
  await expect(blue.send(new GetConnectionCommand({ ConnectionId: String(to) }))).rejects.toMatchObject({ name: 'GoneException' });
  await Promise.all([ada.close(), bob.close(), eve.close()]);
  expect(await bobsLastWords()).toEqual(expect.arrayContaining([expect.stringContaining('$disconnect')]));
});

async function bobsLastWords(): Promise<(string | undefined)[]> {
  const logs = new CloudWatchLogsClient(endpoint.client());
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: `/aws/lambda/${outputs.RedFunctionName}`, filterPattern: '"$disconnect"' }));
    if (events.length >= 2) return events.map(({ message }) => message);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nobody logged a disconnect');
}

test('there is nothing to change right after a deployment', async () => {
  expect(await workspace.cdk(['diff', '--app', assembly({ version: '1' })])).toMatchObject({ failed: false, text: expect.stringContaining('There were no differences') });
}, 60_000);

test('a failing update is rolled back, and the old version goes on answering', async () => {
  const before = await resources();
  const failed = await workspace.deploy(assembly({ version: 'broken', withoutOld: true, failing: true }));
  expect(failed).toMatchObject({ failed: true, text: expect.stringContaining('Fails') });
  expect(failed.text).toContain('Function not found');
  expect(await status()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await resources()).toEqual(before);
  expect(await call('/items/7')).toMatchObject([200, { version: '1' }]);
  expect(await call('/old')).toMatchObject([200, { version: '1' }]);
  expect((await call('/bye', { api: 'SpecId' }))[0]).toBe(200);
  expect(await call('/keyed', { headers: { 'x-api-key': API_KEY } })).toMatchObject([200, { version: '1' }]);
}, 60_000);

// CloudFormation makes the new deployment, a snapshot, before it deletes what the template dropped. So on AWS a route that was
// a resource of its own is served until the deployment after next; a route of an inline definition goes at once.
test('an update reaches the callers, and a removed route goes when it goes on AWS', async () => {
  expect(await workspace.deploy(assembly({ version: '2', withoutOld: true }))).toMatchObject({ failed: false });
  expect(await call('/items/7')).toMatchObject([200, { version: '2' }]);
  expect(await call('/hello/ada', { api: 'SpecId' })).toMatchObject([200, { version: '2' }]);
  expect(await call('/bye', { api: 'SpecId' })).toEqual([403, { message: 'Missing Authentication Token' }]);
  expect((await call('/old'))[0]).toBe(200);
  expect((await new APIGatewayClient(endpoint.client()).send(new GetResourcesCommand({ restApiId: outputs.RestId }))).items).not.toContainEqual(expect.objectContaining({ path: '/old' }));
}, 60_000);

test('nothing is left after the stack', async () => {
  expect(await workspace.cdk(['destroy', '--force', '--all', '--app', assembly({ version: '2', withoutOld: true })])).toMatchObject({ failed: false });
  await expect(status()).rejects.toThrow('Stack with id Plain does not exist');
  expect(await new APIGatewayClient(endpoint.client()).send(new GetRestApisCommand({}))).toMatchObject({ items: [] });
  expect(await new ApiGatewayV2Client(endpoint.client()).send(new GetApisCommand({}))).toMatchObject({ Items: [] });
  expect(await new LambdaClient(endpoint.client()).send(new ListFunctionsCommand({}))).toMatchObject({ Functions: [] });
  expect((await call('/items/7'))[0]).toBe(403);
}, 60_000);

async function status(): Promise<string | undefined> {
  const { Stacks: [stack] = [] } = await new CloudFormationClient(endpoint.client()).send(new DescribeStacksCommand({ StackName: 'Plain' }));
  return stack.StackStatus;
}

/** Logical id to physical id. */
async function resources(): Promise<Record<string, string | undefined>> {
  const { StackResources = [] } = await new CloudFormationClient(endpoint.client()).send(new DescribeStackResourcesCommand({ StackName: 'Plain' }));
  return Object.fromEntries(StackResources.map(({ LogicalResourceId, PhysicalResourceId }) => [LogicalResourceId, PhysicalResourceId]));
}
