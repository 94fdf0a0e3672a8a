import { definitionOf, LocalApi, proxy } from './local-api';
import { LambdaServiceError } from '../../../src/gateway/lambda';

type Event = Record<string, unknown> & { requestContext: Record<string, unknown> };

function answering(handler: (event: never) => unknown, binaryMediaTypes: string[] = []) {
  return new LocalApi(definitionOf({ 'ANY /orders/{id}': { integration: proxy() } }, { binaryMediaTypes }), { handlers: { Echo: handler } });
}

async function eventOf(route: string, options: Parameters<LocalApi['request']>[1] = {}, binaryMediaTypes: string[] = [], target = {}): Promise<Event> {
  let got: Event | undefined;
  const api = new LocalApi(definitionOf({ 'ANY /orders/{id}': { integration: proxy(), operationName: 'GetOrder' } }, { binaryMediaTypes }), {
    handlers: {
      Echo: (event: Event) => {
        got = event;
        return { statusCode: 200 };
      },
    },
    target,
  });
  await api.request(route, options);
  return got!;
}

describe('the event of a proxy integration', () => {
  test('is all that the service sends', async () => {
    const event = await eventOf('GET /orders/Summer%20Sale?a=1&a=2&b=x%20y', {
      headers: [['host', 'x'], ['user-agent', 'tester'], ['authorization', 'abc'], ['X-Two', '1'], ['x-two', '2'], ['Content-Length', '0'], ['Connection', 'close']],
    });
    expect(event).toEqual({
      resource: '/orders/{id}',
      path: '/orders/Summer%20Sale',
      httpMethod: 'GET',
      headers: {
        'Host': 'x',
        'User-Agent': 'tester',
        'Authorization': 'abc',
        'X-Two': '2',
        'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
        'X-Forwarded-For': '203.0.113.7',
        'X-Forwarded-Port': '4566',
        'X-Forwarded-Proto': 'http',
      },
      multiValueHeaders: expect.objectContaining({ 'X-Two': ['1', '2'], 'Authorization': ['abc'] }),
      queryStringParameters: { a: '2', b: 'x y' },
      multiValueQueryStringParameters: { a: ['1', '2'], b: ['x y'] },
      pathParameters: { id: 'Summer%20Sale' },
      stageVariables: null,
      requestContext: {
        resourceId: expect.stringMatching(/^[a-z0-9]{10}$/),
        resourcePath: '/orders/{id}',
        operationName: 'GetOrder',
        httpMethod: 'GET',
        extendedRequestId: expect.stringMatching(/^[A-Za-z0-9+/]{15}=$/),
        requestTime: '23/Nov/2026:10:00:00 +0000',
        path: '/prod/orders/Summer%20Sale',
        accountId: '123456789012',
        protocol: 'HTTP/1.1',
        stage: 'prod',
        domainPrefix: 'abc123defg',
        requestTimeEpoch: Date.parse('2026-11-23T10:00:00Z'),
        requestId: expect.stringMatching(/^[-0-9a-f]{36}$/),
        identity: {
          cognitoIdentityPoolId: null,
          accountId: null,
          cognitoIdentityId: null,
          caller: null,
          sourceIp: '203.0.113.7',
          principalOrgId: null,
          accessKey: null,
          cognitoAuthenticationType: null,
          cognitoAuthenticationProvider: null,
          userArn: null,
          userAgent: 'tester',
          user: null,
        },
        domainName: 'abc123defg.execute-api.localhost',
        deploymentId: 'd1',
        apiId: 'abc123defg',
      },
      body: null,
      isBase64Encoded: false,
    });
  });

  const fields: [name: string, field: string, value: unknown, options: Parameters<LocalApi['request']>[1], binary: string[], target: object][] = [
    ['no query', 'queryStringParameters', null, {}, [], {}],
    ['no query, all values', 'multiValueQueryStringParameters', null, {}, [], {}],
    ['stage variables', 'stageVariables', { table: 't' }, {}, [], { variables: { table: 't' } }],
    ['a text body', 'body', '{"a":"ü"}', { body: '{"a":"ü"}' }, [], {}],
    ['a body of a binary type', 'body', '/wA=', { body: Buffer.from([255, 0]), headers: { 'Content-Type': 'image/png' } }, ['image/png'], {}],
    ['a body of a binary wildcard', 'isBase64Encoded', true, { body: 'x', headers: { 'content-type': 'image/gif' } }, ['image/*'], {}],
    ['every body is binary', 'isBase64Encoded', true, { body: 'x' }, ['*/*'], {}],
    ['no body is not base64', 'isBase64Encoded', false, {}, ['*/*'], {}],
    ['a custom domain', 'path', '/v1/orders/1', { basePath: '/v1' }, [], {}],
  ];
  test.each(fields)('%s', async (_, field, value, options, binary, target) => {
    expect((await eventOf('POST /orders/1', options, binary, target))[field]).toEqual(value);
  });

  test('without parameters in the path', async () => {
    let got: Event | undefined;
    const api = new LocalApi(definitionOf({ 'GET /': { integration: proxy() } }), {
      handlers: {
        Echo: (event: Event) => {
          got = event;
          return { statusCode: 204 };
        },
      },
    });
    await api.request('GET /');
    expect(got).toMatchObject({ pathParameters: null, path: '/', resource: '/' });
    expect(got!.requestContext.path).toBe('/prod/');
  });
});

describe('what a function may answer', () => {
  const answers: [name: string, answer: unknown, status: number, headers: Record<string, string>, body: string][] = [
    ['status and body', { statusCode: 201, body: 'made' }, 201, { 'content-type': 'application/json' }, 'made'],
    ['a status as text', { statusCode: '201' }, 201, {}, ''],
    ['only headers', { headers: { 'X-A': 'b' } }, 200, { 'x-a': 'b' }, ''],
    ['a boolean header', { headers: { 'X-A': true } }, 200, { 'x-a': 'true' }, ''],
    ['a number header', { headers: { 'X-A': 5 } }, 200, { 'x-a': '5' }, ''],
    ['null headers', { statusCode: 200, headers: null, multiValueHeaders: null }, 200, {}, ''],
    ['a type of its own', { statusCode: 200, headers: { 'content-type': 'text/plain' }, body: 'x' }, 200, { 'content-type': 'text/plain' }, 'x'],
    ['base64 that nobody decodes', { statusCode: 200, body: 'aGk=', isBase64Encoded: true }, 200, {}, 'aGk='],
    ['a header that the service sets itself', { statusCode: 200, headers: { Date: 'x', Server: 'me' } }, 200, { 'x-amzn-remapped-date': 'x', 'x-amzn-remapped-server': 'me' }, ''],
  ];
  test.each(answers)('%s', async (_, answer, status, headers, body) => {
    const got = await answering(() => answer).request('GET /orders/1');
    expect([got.status, got.text]).toEqual([status, body]);
    expect(Object.fromEntries(Object.keys(headers).map((name) => [name, got.header(name)]))).toEqual(headers);
  });

  test('several values come before the single one, and their spelling of the name wins', async () => {
    const got = await answering(() => ({ statusCode: 200, headers: { 'x-a': '3' }, multiValueHeaders: { 'X-A': ['1', '2'] } })).request('GET /orders/1');
    expect(got.raw.filter(([name]) => name.toLowerCase() === 'x-a')).toEqual([['X-A', '1'], ['X-A', '2'], ['X-A', '3']]);
  });

  test('every response carries its ids and a trace', async () => {
    const got = await answering(() => ({ statusCode: 200 })).request('GET /orders/1');
    expect(got.header('x-amzn-RequestId')).toMatch(/^[-0-9a-f]{36}$/);
    expect(got.header('x-amz-apigw-id')).toMatch(/=$/);
    expect(got.header('X-Amzn-Trace-Id')).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=1:[0-9a-f]{8}:0$/);
  });

  const malformed: [name: string, answer: unknown][] = [
    ['an empty object', {}],
    ['nothing', undefined],
    ['a text', 'hello'],
    ['a list', []],
    ['an unknown field', { statusCode: 200, content: 'x' }],
    ['status 0', { statusCode: 0 }],
    ['a status that is no number', { statusCode: 'ok' }],
    ['headers that are no object', { statusCode: 200, headers: ['a'] }],
    ['a list of values that is none', { statusCode: 200, multiValueHeaders: { a: 'b' } }],
    ['a body that is an object', { statusCode: 200, body: { a: 1 } }],
  ];
  test.each(malformed)('fails when it is %s', async (_, answer) => {
    const got = await answering(() => answer).request('GET /orders/1');
    expect([got.status, got.text]).toEqual([502, '{"message": "Internal server error"}']);
    expect(got.header('x-amzn-ErrorType')).toBe('InternalServerErrorException');
    expect(got.header('X-Amzn-Trace-Id')).toBeUndefined();
  });

  test('fails when the function throws', async () => {
    const got = await answering(() => {
      throw new Error('no');
    }).request('GET /orders/1');
    expect([got.status, got.text]).toEqual([502, '{"message": "Internal server error"}']);
  });

  const refusals: [name: string, error: LambdaServiceError, status: number, body: string][] = [
    ['a throttled function', new LambdaServiceError('TooManyRequestsException', 429, 'Rate Exceeded.'), 500, '{"message": "Internal server error"}'],
    ['an unknown function', new LambdaServiceError('ResourceNotFoundException', 404, 'no'), 500, '{"message": "Internal server error"}'],
    ['a runtime that does not run here', new LambdaServiceError('InvalidRuntimeException', 502, 'only nodejs'), 501, '{"message":"only nodejs"}'],
  ];
  test.each(refusals)('fails when Lambda refuses: %s', async (_, error, status, body) => {
    const got = await answering(() => {
      throw error;
    }).request('GET /orders/1');
    expect([got.status, got.text]).toEqual([status, body]);
  });

  test('fails when it takes longer than the integration allows', async () => {
    const api = new LocalApi(definitionOf({ 'GET /': { integration: { ...proxy(), timeoutInMillis: 1000 } } }), { handlers: { Echo: () => new Promise(() => {}) } });
    const pending = api.request('GET /');
    await new Promise(setImmediate);
    api.clock.advance(1000);
    const got = await pending;
    expect([got.status, got.text]).toEqual([504, '{"message":"Endpoint request timed out"}']);
  });

  test('a proxy integration with a delivery stream, which is not emulated, says so', async () => {
    const uri = 'arn:aws:apigateway:eu-west-1:firehose:action/PutRecord';
    const got = await new LocalApi(definitionOf({ 'GET /': { integration: { type: 'AWS_PROXY', uri } } })).request('GET /');
    expect([got.status, got.text]).toEqual([501, `{"message":"a proxy integration with '${uri}' is not emulated here"}`]);
  });
});

describe('when a base64 body becomes bytes', () => {
  const rows: [accept: string | undefined, types: string[], decoded: boolean][] = [
    ['image/png', ['image/png'], true],
    ['image/png', ['image/*'], true],
    ['IMAGE/PNG;q=0.8', ['image/png'], true],
    ['image/png', ['*/*'], true],
    [undefined, ['*/*'], true],
    [undefined, ['image/png'], false],
    ['*/*', ['image/png'], false],
    ['text/html, image/png', ['image/png'], false],
    ['image/png, text/html', ['image/png'], true],
    ['image/png', [], false],
  ];
  test.each(rows)('Accept %s with binary types %j: %s', async (accept, types, decoded) => {
    const api = answering(() => ({ statusCode: 200, body: 'aGk=', isBase64Encoded: true }), types);
    expect((await api.request('GET /orders/1', { headers: accept === undefined ? {} : { Accept: accept } })).text).toBe(decoded ? 'hi' : 'aGk=');
  });

  test('fails when it is not base64', async () => {
    const got = await answering(() => ({ statusCode: 200, body: '$$$', isBase64Encoded: true }), ['*/*']).request('GET /orders/1');
    expect([got.status, got.text]).toEqual([500, '{"message":"Internal server error"}']);
  });
});
