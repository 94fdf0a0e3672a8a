import { bench, functionUri, Refused, type Definition, type Handler } from './stage';
import type { Header } from '../../../src/gateway/http';

const policy = (Effect: string, Resource: string) => ({ Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }] });
const ANY = 'arn:aws:execute-api:eu-west-1:111122223333:api1/prod/*';

const AUTHORIZED: Definition = {
  routes: { $connect: { authorizationType: 'CUSTOM', authorizer: 'auth' }, $default: {} },
  authorizers: [{
    key: 'auth', authorizerType: 'REQUEST', authorizerUri: functionUri('auth'), identitySource: ['route.request.header.Auth', 'route.request.querystring.room', 'stageVariables.v'],
  }],
  variables: { v: '1' },
};

async function status(promise: Promise<unknown>): Promise<number> {
  return promise.then(() => 101, (error: Refused) => error.statusCode);
}

describe('$connect', () => {
  test('the backend sees the handshake', async () => {
    const { connect, functions } = bench({ routes: { $connect: {} }, variables: { v: '1' } });
    const { connection } = await connect([['X-A', '1'], ['x-a', '2'], ['X-Forwarded-For', '198.51.100.1']], 'q=a%20b&q=c&r=');
    expect(functions.events).toEqual([{
      headers: {
        'Host': 'api1.example.com',
        'User-Agent': 'tests',
        'X-A': '1',
        'x-a': '2',
        'X-Amzn-Trace-Id': 'Root=1-2-3',
        'X-Forwarded-For': '198.51.100.1, 203.0.113.7',
        'X-Forwarded-Port': '443',
        'X-Forwarded-Proto': 'https',
      },
      multiValueHeaders: {
        'Host': ['api1.example.com'],
        'User-Agent': ['tests'],
        'X-A': ['1'],
        'x-a': ['2'],
        'X-Amzn-Trace-Id': ['Root=1-2-3'],
        'X-Forwarded-For': ['198.51.100.1, 203.0.113.7'],
        'X-Forwarded-Port': ['443'],
        'X-Forwarded-Proto': ['https'],
      },
      queryStringParameters: { q: 'c', r: '' },
      multiValueQueryStringParameters: { q: ['a b', 'c'], r: [''] },
      requestContext: {
        routeKey: '$connect',
        eventType: 'CONNECT',
        extendedRequestId: 'id0000000000001=',
        requestTime: '02/Jan/2026:03:04:05 +0000',
        messageDirection: 'IN',
        stage: 'prod',
        connectedAt: 1767323045000,
        requestTimeEpoch: 1767323045000,
        identity: { userAgent: 'tests', sourceIp: '203.0.113.7' },
        requestId: 'id0000000000001=',
        domainName: 'api1.example.com',
        connectionId: connection.connectionId,
        apiId: 'api1',
      },
      stageVariables: { v: '1' },
      isBase64Encoded: false,
    }]);
  });

  test.each<[string, Handler, number]>([
    ['200', () => ({ statusCode: 200 }), 101],
    ['204 as text', () => ({ statusCode: '204' }), 101],
    ['401', () => ({ statusCode: 401 }), 401],
    ['302', () => ({ statusCode: 302 }), 302],
    ['nothing', () => undefined, 502],
    ['an error', () => {
      throw new Error('no');
    }, 502],
    ['a body that is no text', () => ({ statusCode: 200, body: {} }), 502],
  ])('a backend that answers %s', async (_, echo, expected) => {
    expect(await status(bench({ routes: { $connect: {} } }, { echo }).connect())).toBe(expected);
  });

  const usagePlans = [{
    plan: { key: 'plan', apiStages: [] },
    keys: [{ key: 'k1', value: 'a-key-of-twenty-letters', stageKeys: [] }, { key: 'k2', value: 'a-key-that-is-disabled', enabled: false, stageKeys: [] }],
  }];
  test.each<[string, string | undefined, number]>([
    ['a key of the plan', 'a-key-of-twenty-letters', 101],
    ['a disabled key', 'a-key-that-is-disabled', 403],
    ['any other key', 'anything', 403],
    ['no key', undefined, 403],
  ])('a route that requires an API key, called with %s', async (_, key, expected) => {
    const it = bench({ routes: { $connect: { apiKeyRequired: true } }, plans: usagePlans }, { echo: () => ({ statusCode: 200 }) });
    expect(await status(it.connect(key === undefined ? [] : [['X-API-Key', key]]))).toBe(expected);
    expect(it.functions.events).toHaveLength(expected === 101 ? 1 : 0);
  });

  test('the key may come from the authorizer', async () => {
    const definition: Definition = {
      ...AUTHORIZED,
      routes: { $connect: { authorizationType: 'CUSTOM', authorizer: 'auth', apiKeyRequired: true } },
      api: { apiKeySelectionExpression: '$context.authorizer.usageIdentifierKey' },
      plans: usagePlans,
    };
    const auth = (usageIdentifierKey: string): Handler => () => ({ principalId: 'me', policyDocument: policy('Allow', ANY), usageIdentifierKey });
    const answers = ['a-key-of-twenty-letters', 'anything'].map((key) => (
      status(bench(definition, { auth: auth(key), echo: () => ({ statusCode: 200 }) }).connect([['Auth', 'me']], 'room=1'))));
    expect(await Promise.all(answers)).toEqual([101, 403]);
  });

  test('without a route, everyone is let in', async () => {
    expect(await status(bench({ routes: {} }).connect())).toBe(101);
  });

  test('a backend that does not answer in time', async () => {
    const { connect, clock } = bench({ routes: { $connect: { to: { timeoutInMillis: 100 } } } }, { echo: () => new Promise(() => {}) });
    const refused = status(connect());
    await new Promise(setImmediate);
    clock.advance(99);
    clock.advance(1);
    expect(await refused).toBe(504);
  });

  test('a stage that does not exist', async () => {
    const { connect, delete: remove } = bench({ routes: {} });
    remove();
    expect(await status(connect())).toBe(403);
  });

  test('the backend chooses a subprotocol', async () => {
    const { connect } = bench({ routes: { $connect: {} } }, { echo: () => ({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'chat' } }) });
    expect((await connect()).subprotocol).toBe('chat');
  });

  test('the throttle of the route', async () => {
    const { connect, clock } = bench({ routes: {}, settings: { routeSettings: [{ routeKey: '$connect', throttlingBurstLimit: 2, throttlingRateLimit: 1 }] } });
    expect([await status(connect()), await status(connect()), await status(connect())]).toEqual([101, 101, 429]);
    clock.advance(1000);
    expect(await status(connect())).toBe(101);
  });
});

describe('authorization of $connect', () => {
  test.each<[string, Handler, number]>([
    ['allows', () => ({ principalId: 'p', policyDocument: policy('Allow', ANY) }), 101],
    ['allows another stage only', () => ({ principalId: 'p', policyDocument: policy('Allow', ANY.replace('prod', 'dev')) }), 403],
    ['denies', () => ({ principalId: 'p', policyDocument: policy('Deny', '*') }), 403],
    ['knows nobody', () => {
      throw new Error('Unauthorized');
    }, 401],
    ['fails', () => {
      throw new Error('other');
    }, 500],
    ['answers without a policy', () => ({ principalId: 'p' }), 500],
    ['answers with nested context', () => ({ principalId: 'p', policyDocument: policy('Allow', ANY), context: { a: {} } }), 500],
  ])('an authorizer that %s', async (_, auth, expected) => {
    const { connect } = bench(AUTHORIZED, { auth });
    expect(await status(connect([['auth', 'x']], 'room=1'))).toBe(expected);
  });

  test.each<[string, readonly Header[], string]>([['header', [], 'room=1'], ['query parameter', [['Auth', 'x']], ''], ['query parameter\'s value', [['Auth', 'x']], 'room=']])(
    'a missing %s is not even shown to the authorizer', async (_, headers, query) => {
      const { connect, functions } = bench(AUTHORIZED);
      expect(await status(connect(headers, query))).toBe(401);
      expect(functions.events).toEqual([]);
    },
  );

  test('later events carry what the authorizer found out', async () => {
    const { connect, gateway, functions } = bench(AUTHORIZED, { auth: () => ({ principalId: 'p', policyDocument: policy('Allow', ANY), context: { n: 1, b: true, none: null } }) });
    const { connection } = await connect([['Auth', 'x']], 'room=1');
    await gateway.message(connection.connectionId, 'hi');
    expect(functions.events[0]).toMatchObject({ type: 'REQUEST', methodArn: ANY.replace('*', '$connect'), queryStringParameters: { room: '1' }, headers: { Auth: 'x' } });
    expect(functions.events.slice(1).map((event) => (event.requestContext as Record<string, unknown>).authorizer)).toEqual([
      { principalId: 'p', n: 1, b: true }, { principalId: 'p', n: 1, b: true },
    ]);
  });

  test.each<[string, [string, string][], string, number]>([
    ['no signature', [], '', 403],
    ['another scheme', [['Authorization', 'Bearer x']], '', 403],
    ['a signature in the header', [['Authorization', 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=b']], '', 101],
    ['a presigned URL', [], 'X-Amz-Credential=a&X-Amz-Signature=b', 101],
  ])('IAM with %s', async (_, headers, query, expected) => {
    expect(await status(bench({ routes: { $connect: { authorizationType: 'AWS_IAM' } } }).connect(headers, query))).toBe(expected);
  });

  test('a refusal says who was refused', async () => {
    const { connect } = bench(AUTHORIZED);
    await expect(connect()).rejects.toMatchObject({ body: '{"message": "Unauthorized", "connectionId":"id0000000000000=", "requestId":"id0000000000001="}' });
  });
});
