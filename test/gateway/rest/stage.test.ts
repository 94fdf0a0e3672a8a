import { gunzipSync } from 'node:zlib';
import { definitionOf, LocalApi, mock, proxy } from './local-api';
import type { Integration, MethodSetting } from '../../../src/model';

describe('a canary', () => {
  function api(percentTraffic: number, random: () => number) {
    return new LocalApi(definitionOf({ 'GET /': { integration: mock('old $stageVariables.a $stageVariables.b $context.isCanaryRequest $context.deploymentId') } }), {
      random,
      target: {
        variables: { a: '1', b: '1' },
        canary: {
          deploymentId: 'd2',
          definition: definitionOf({ 'GET /': { integration: mock('new $stageVariables.a $stageVariables.b $context.isCanaryRequest $context.deploymentId') } }),
          percentTraffic,
          stageVariableOverrides: { b: '2' },
        },
      },
    });
  }

  const rows: [percent: number, random: number, text: string][] = [
    [10, 0.0999, 'new 1 2 true d2'],
    [10, 0.1, 'old 1 1 false d1'],
    [0, 0, 'old 1 1 false d1'],
    [100, 0.9999, 'new 1 2 true d2'],
  ];
  test.each(rows)('of %d percent with %d', async (percent, random, text) => {
    expect((await api(percent, () => random).request('GET /')).text).toBe(text);
  });

  test('is counted as one', async () => {
    const local = api(100, () => 0);
    await local.request('GET /');
    expect(local.metrics).toEqual([expect.objectContaining({ isCanary: true, statusCode: 200, resourcePath: '/', httpMethod: 'GET' })]);
  });

  test('a stage without one says nothing of it', async () => {
    const local = new LocalApi(definitionOf({ 'GET /': { integration: proxy() } }), { handlers: { Echo: (event: unknown) => ({ statusCode: 200, body: JSON.stringify(event) }) } });
    expect(((await local.request('GET /')).json() as { requestContext: object }).requestContext).not.toHaveProperty('isCanaryRequest');
  });
});

describe('the access log', () => {
  function logging(format: string, settings = {}) {
    return new LocalApi(definitionOf({ 'GET /orders/{id}': { integration: proxy() }, 'GET /key': { apiKeyRequired: true } }), {
      settings: { accessLogSetting: { destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:api', format }, ...settings },
      handlers: { Echo: () => ({ statusCode: 201, body: 'héllo' }) },
    });
  }

  const lines: [name: string, format: string, route: string, line: string][] = [
    ['in the common format', '$context.identity.sourceIp - - [$context.requestTime] "$context.httpMethod $context.resourcePath $context.protocol" $context.status $context.responseLength',
      'GET /orders/1', '203.0.113.7 - - [23/Nov/2026:10:00:00 +0000] "GET /orders/{id} HTTP/1.1" 201 6'],
    ['in JSON', '{"stage":"$context.stage","path":"$context.path","epoch":$context.requestTimeEpoch,"user":"$context.identity.user"}',
      'GET /orders/1', `{"stage":"prod","path":"/prod/orders/1","epoch":${Date.parse('2026-11-23T10:00:00Z')},"user":"-"}`],
    ['of a function', '$context.integration.status $context.integrationStatus $context.integration.requestId $context.integration.latency $context.integrationLatency',
      'GET /orders/1', '201 201 11111111-2222-3333-4444-555555555555 0 0'],
    ['of an error', '$context.status $context.error.message $context.error.messageString $context.error.responseType $context.resourcePath',
      'GET /none', '403 Missing Authentication Token "Missing Authentication Token" MISSING_AUTHENTICATION_TOKEN -'],
    ['of a missing key', '$context.error.responseType $context.identity.apiKeyId $context.integration.latency', 'GET /key', 'INVALID_API_KEY - -'],
    ['with what is no variable', 'cost: $5 $other $context. $context', 'GET /key', 'cost: $5 $other $context. $context'],
  ];
  test.each(lines)('%s', async (_, format, route, line) => {
    const local = logging(format);
    await local.request(route);
    expect(local.lines).toEqual([line]);
  });

  test('has the ids that the caller got', async () => {
    const local = logging('$context.requestId $context.extendedRequestId');
    const answer = await local.request('GET /orders/1');
    expect(local.lines).toEqual([`${answer.header('x-amzn-RequestId')} ${answer.header('x-amz-apigw-id')}`]);
  });

  test('is not written without a destination', async () => {
    const local = logging('$context.status', { accessLogSetting: { format: 'x' } });
    await local.request('GET /orders/1');
    expect(local.lines).toEqual([]);
  });
});

describe('limits', () => {
  const api = new LocalApi(definitionOf({ 'POST /{p+}': { integration: proxy() } }), { handlers: { Echo: (event: { body: string | null }) => ({ statusCode: 200, body: String(event.body?.length) }) } });
  const arn = 'arn:aws:execute-api:eu-west-1:123456789012:abc123defg/prod/POST/'.length;
  const rows: [name: string, path: string, headers: Record<string, string>, body: Buffer, status: number, message?: string][] = [
    ['rest-payload-size: a body of 10 MB', '/a', {}, Buffer.alloc(10_485_760, 32), 200],
    ['one byte more', '/a', {}, Buffer.alloc(10_485_761, 32), 413, 'Request Too Long'],
    ['rest-header-size: headers of 10,240 bytes', '/a', { a: 'x'.repeat(10_240 - 5) }, Buffer.alloc(0), 200],
    ['one byte more', '/a', { a: 'x'.repeat(10_240 - 4) }, Buffer.alloc(0), 431, 'Request Header Fields Too Large'],
    ['rest-method-arn-length: a method ARN of 1,600 bytes', `/${'a'.repeat(1_600 - arn)}`, {}, Buffer.alloc(0), 200],
    ['one byte more', `/${'a'.repeat(1_601 - arn)}`, {}, Buffer.alloc(0), 414, 'Request-URI Too Long'],
  ];
  test.each(rows)('%s', async (...[, path, headers, body, status, message]) => {
    const answer = await api.request(`POST ${path}`, { headers, body });
    expect(answer.status).toBe(status);
    if (message !== undefined) expect(answer.json()).toEqual({ message });
  });
});

describe('compression', () => {
  const rows: [name: string, minimum: number | undefined, accepts: string, compressed: boolean][] = [
    ['large enough', 10, 'br, gzip;q=0.8', true],
    ['just large enough', 100, 'gzip', true],
    ['too small', 101, 'gzip', false],
    ['not wanted', 10, 'br', false],
    ['not switched on', undefined, 'gzip', false],
  ];
  test.each(rows)('%s', async (_, minimumCompressionSize, accepts, compressed) => {
    const api = new LocalApi(definitionOf({ 'GET /': { integration: mock('x'.repeat(100)) } }, { minimumCompressionSize }));
    const answer = await api.request('GET /', { headers: { 'Accept-Encoding': accepts } });
    expect(answer.header('Content-Encoding')).toBe(compressed ? 'gzip' : undefined);
    expect((compressed ? gunzipSync(answer.body) : answer.body).toString()).toBe('x'.repeat(100));
  });
});

describe('the cache', () => {
  function cached(setting: Partial<MethodSetting> = {}, integration: Partial<Integration> = {}, status = 200) {
    let calls = 0;
    const api = new LocalApi(definitionOf({ 'ANY /orders/{id}': { integration: { ...proxy(), ...integration } } }), {
      settings: { cacheClusterEnabled: true, methodSettings: [{ resourcePath: '/*', httpMethod: '*', cachingEnabled: true, ...setting }] },
      handlers: { Echo: () => ({ statusCode: status, body: String(calls += 1) }) },
    });
    return { api, read: async (route = 'GET /orders/1', headers = {}) => (await api.request(route, { headers })).text };
  }

  test('answers until its time is over', async () => {
    const { api, read } = cached({ cacheTtlInSeconds: 60 });
    expect([await read(), await read()]).toEqual(['1', '1']);
    api.clock.advance(59_999);
    expect(await read()).toBe('1');
    api.clock.advance(1);
    expect(await read()).toBe('2');
    expect(api.metrics.map(({ cache }) => cache)).toEqual(['miss', 'hit', 'hit', 'miss']);
  });

  test('gives each caller ids of their own', async () => {
    const { api } = cached();
    const [first, second] = [await api.request('GET /orders/1'), await api.request('GET /orders/1')];
    expect(second.header('x-amzn-RequestId')).not.toBe(first.header('x-amzn-RequestId'));
    expect(second.header('Content-Type')).toBe('application/json');
  });

  const separate: [name: string, integration: Partial<Integration>, routes: string[], texts: string[]][] = [
    ['without keys all paths of a method are one', {}, ['GET /orders/1', 'GET /orders/2'], ['1', '1']],
    ['a path parameter as a key', { cacheKeyParameters: ['method.request.path.id'] }, ['GET /orders/1', 'GET /orders/2', 'GET /orders/1'], ['1', '2', '1']],
    ['a query parameter as a key', { cacheKeyParameters: ['method.request.querystring.q'] }, ['GET /orders/1?q=1', 'GET /orders/1?q=2', 'GET /orders/1'], ['1', '2', '3']],
    ['all methods means those that read', {}, ['POST /orders/1', 'POST /orders/1'], ['1', '2']],
  ];
  test.each(separate)('%s', async (_, integration, routes, texts) => {
    const { read } = cached({}, integration);
    const got: string[] = [];
    for (const route of routes) got.push(await read(route));
    expect(got).toEqual(texts);
  });

  const refreshes: [name: string, setting: Partial<MethodSetting>, second: string, third: string, warning?: string][] = [
    ['anybody may refresh', {}, '2', '2'],
    ['nobody may, and is told', { requireAuthorizationForCacheControl: true, unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER' }, '1', '1', '199 Invalid cache control header'],
    ['nobody may, and is not told', { requireAuthorizationForCacheControl: true, unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITHOUT_RESPONSE_HEADER' }, '1', '1'],
    ['nobody may, and fails', { requireAuthorizationForCacheControl: true, unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403' }, '{"Message":"Unauthorized cache control header"}', '1'],
  ];
  test.each(refreshes)('max-age=0: %s', async (...[, setting, second, third, warning]) => {
    const { api, read } = cached(setting);
    await read();
    const refreshed = await api.request('GET /orders/1', { headers: { 'Cache-Control': 'no-cache, max-age=0' } });
    expect([refreshed.text, refreshed.header('Warning')]).toEqual([second, warning]);
    expect(await read()).toBe(third);
  });

  test('keeps no failure', async () => {
    const { read } = cached({}, {}, 503);
    expect([await read(), await read()]).toEqual(['1', '2']);
  });

  test('a stage without a cache keeps nothing', async () => {
    const api = new LocalApi(definitionOf({ 'GET /': {} }), { settings: { methodSettings: [{ resourcePath: '/*', httpMethod: '*', cachingEnabled: true }] } });
    await api.request('GET /');
    expect(api.metrics[0].cache).toBeUndefined();
  });
});
