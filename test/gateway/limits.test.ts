import { functionOf } from './lambda/functions';
import { definitionOf, lambdaUri, LocalApi, proxy } from './rest/local-api';
import { bench, functionUri, type Refused } from './websocket/stage';
import { LocalEndpoint } from '../../src/endpoint/local-endpoint';
import { LambdaRuntime } from '../../src/gateway/lambda';
import { ExecutionLog } from '../../src/gateway/rest/execution-log';
import { limitValue } from '../../src/limits';
import type { EndpointType, Integration } from '../../src/model';

describe('a REST API', () => {
  const echo = { Echo: (event: { queryStringParameters: unknown }) => ({ statusCode: 200, body: JSON.stringify(event.queryStringParameters) }) };

  /** A URL of `length` characters behind the host. */
  async function statusOf(length: number, type?: EndpointType): Promise<number> {
    const api = new LocalApi(definitionOf({ 'GET /a': {} }, type && { endpointTypes: [type] }));
    return (await api.request(`GET /a?${'q'.repeat(length - '/prod/a?'.length)}`)).status;
  }

  test.each<[name: string, length: number, type: EndpointType | undefined]>([
    ['rest-url-length-edge: ', 8192, 'EDGE'],
    ['rest-url-length-edge: without a type', 8192, undefined],
    ['rest-url-length-regional: ', 10240, 'REGIONAL'],
    ['rest-url-length-private: ', 8192, 'PRIVATE'],
  ])('%s%d characters', async (_, length, type) => {
    expect([await statusOf(length, type), await statusOf(length + 1, type)]).toEqual([200, 414]);
  });

  test.each([
    ['query-string-reserved: encoded', 'q=%7C%7B%7D', 200, '{"q":"|{}"}'],
    ['query-string-reserved: a semicolon splits', 'q=1;r=2', 200, '{"q":"1","r":"2"}'],
    ['query-string-reserved: |', 'q=|', 400, '{"message":"Bad Request"}'],
    ['query-string-reserved: {', 'q={', 400, '{"message":"Bad Request"}'],
    ['query-string-reserved: }', '}=1', 400, '{"message":"Bad Request"}'],
  ])('%s', async (_, query, status, text) => {
    const answer = await new LocalApi(definitionOf({ 'GET /a': { integration: proxy() } }), { handlers: echo }).request(`GET /a?${query}`);
    expect([answer.status, answer.text]).toEqual([status, text]);
  });

  test.each([[512, 200], [513, 500]])('rest-authorizer-policy-resource-length: %d characters', async (length, status) => {
    const allow = (Resource: string) => ({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource });
    const api = new LocalApi(definitionOf({ 'GET /a': { authorizationType: 'CUSTOM', authorizer: 'auth' } }, {
      authorizers: [{ key: 'auth', type: 'TOKEN', authorizerUri: lambdaUri('Auth'), identitySource: 'method.request.header.Authorization' }],
    }), { handlers: { Auth: () => ({ principalId: 'user', policyDocument: { Statement: [allow('*'), allow('x'.repeat(length))] } }) } });
    const answer = await api.request('GET /a', { headers: { Authorization: 'token' } });
    expect([answer.status, answer.header('x-amzn-ErrorType')]).toEqual([status, status === 200 ? undefined : 'AuthorizerConfigurationException']);
  });

  test.each([[1_048_576, 'first'], [1_048_577, 'second']])('rest-cached-response-size: %d bytes', async (length, read) => {
    const bodies = ['first', 'second'].map((word) => word.padEnd(length));
    const api = new LocalApi(definitionOf({ 'GET /a': { integration: proxy() } }), {
      settings: { cacheClusterEnabled: true, methodSettings: [{ resourcePath: '/*', httpMethod: '*', cachingEnabled: true }] },
      handlers: { Echo: () => ({ statusCode: 200, body: bodies.shift() }) },
    });
    await api.request('GET /a');
    expect((await api.request('GET /a')).text.trim()).toBe(read);
  });

  test.each([[1000, 1000], [1001, 1000]])('rest-foreach-iterations: of %d rounds %d are run', async (rounds, run) => {
    const integration: Integration = {
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      responses: [{ statusCode: '200', responseTemplates: { 'application/json': `#foreach($i in [1..${rounds}])x#end` } }],
    };
    expect((await new LocalApi(definitionOf({ 'GET /a': { integration } })).request('GET /a')).text).toBe('x'.repeat(run));
    expect(run).toBe(limitValue('rest-foreach-iterations'));
  });

  test('rest-integration-timeout: 29 seconds', async () => {
    const api = new LocalApi(definitionOf({ 'GET /a': { integration: proxy() } }), { handlers: { Echo: () => new Promise(() => {}) } });
    let status: number | undefined;
    const answered = api.request('GET /a').then((answer) => (status = answer.status));
    await new Promise(setImmediate);
    api.clock.advance(28_999);
    await new Promise(setImmediate);
    expect(status).toBeUndefined();
    api.clock.advance(1);
    expect(await answered).toBe(504);
  });

  test('rest-idle-connection-timeout: 310 seconds, as every answer says', async () => {
    const endpoint = await LocalEndpoint.start({ port: 0 });
    try {
      expect((await fetch(endpoint.url)).headers.get('keep-alive')).toBe('timeout=310');
    } finally {
      await endpoint.close();
    }
  });
});

describe('a WebSocket API', () => {
  async function connectWith(it: ReturnType<typeof bench>, query = '', headers: [string, string][] = []): Promise<number> {
    return it.connect(headers, query).then(() => 101, (error: Refused) => error.statusCode);
  }

  test.each([[4096, 101], [4097, 414]])('ws-url-length: %d characters', async (length, status) => {
    expect(await connectWith(bench({ routes: {} }), 'q'.repeat(length - '/prod?'.length))).toBe(status);
  });

  test.each([[8192, 101], [8193, 500]])('ws-authorizer-result-size: %d bytes', async (size, status) => {
    const answer = (text: string) => ({ principalId: 'user', policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }, context: { text } });
    const it = bench({
      routes: { $connect: { authorizationType: 'CUSTOM', authorizer: 'auth' } },
      authorizers: [{ key: 'auth', authorizerType: 'REQUEST', authorizerUri: functionUri('auth'), identitySource: [] }],
    }, { auth: () => answer('x'.repeat(size - JSON.stringify(answer('')).length)) });
    expect(await connectWith(it)).toBe(status);
  });

  test('ws-new-connections-burst: 500 at once', async () => {
    const it = bench({ routes: {} });
    for (let connected = 0; connected < 500; connected++) await it.connect();
    expect(await connectWith(it)).toBe(429);
  });

  test('ws-new-connections-rate: 500 a second', async () => {
    const it = bench({ routes: {} });
    for (let connected = 0; connected < 500; connected++) await it.connect();
    it.clock.advance(10);
    const statuses: number[] = [];
    for (let more = 0; more < 6; more++) statuses.push(await connectWith(it));
    expect(statuses).toEqual([101, 101, 101, 101, 101, 429]);
  });

  test('ws-integration-timeout: 29 seconds', async () => {
    const it = bench({ routes: { $connect: {} } }, { echo: () => new Promise(() => {}) });
    let status: number | undefined;
    const answered = connectWith(it).then((code) => (status = code));
    await new Promise(setImmediate);
    it.clock.advance(28_999);
    await new Promise(setImmediate);
    expect(status).toBeUndefined();
    it.clock.advance(1);
    expect(await answered).toBe(504);
  });
});

test.each([[6_291_556, undefined], [6_291_557, 'Unhandled']])('lambda-sync-payload: an answer of %d bytes', async (bytes, functionError) => {
  const runtime = new LambdaRuntime();
  const configuration = functionOf(`exports.handler = async () => 'x'.repeat(${bytes - 2})`);
  runtime.register(configuration);
  try {
    expect((await runtime.invoke(configuration.functionArn, '{}')).functionError).toBe(functionError);
  } finally {
    await runtime.close();
  }
});

test.each([
  ['log-event-size: 1024 bytes', 'x'.repeat(1024), 'x'.repeat(1024)],
  ['log-event-size: one more', 'x'.repeat(1025), `${'x'.repeat(1024)} [TRUNCATED]`],
  ['log-event-size: a character across the end', `${'x'.repeat(1023)}ä`, `${'x'.repeat(1023)} [TRUNCATED]`],
])('%s', (_, line, written) => {
  const log = new ExecutionLog('INFO', false);
  log.info(line);
  expect(log.lines).toEqual([written]);
});
