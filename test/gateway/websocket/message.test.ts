import { bench, functionUri, type Handler } from './stage';
import type { Route, V2Integration } from '../../../src/model';

async function framesFor(definition: Parameters<typeof bench>[0], body: string, handlers?: Record<string, Handler>): Promise<readonly string[]> {
  const { connect, gateway } = bench(definition, handlers);
  const { connection, client } = await connect();
  await gateway.message(connection.connectionId, body);
  return client.frames;
}

const name = (route: string): Handler => () => ({ statusCode: 200, body: route });
const ROUTES = {
  join: { answers: true, to: { integrationUri: functionUri('join') } },
  $default: { answers: true, to: { integrationUri: functionUri('default') } },
  $disconnect: { answers: true },
};
const HANDLERS = { join: name('join'), default: name('default') };

describe('the route of a message', () => {
  test.each([
    ['its action', '{"action":"join"}', 'join'],
    ['another action', '{"action":"leave"}', 'default'],
    ['no action', '{}', 'default'],
    ['an action that is an object', '{"action":{}}', 'default'],
    ['a reserved action', '{"action":"$disconnect"}', 'default'],
    ['no JSON', 'hello', 'default'],
    ['JSON that is no object', '["join"]', 'default'],
    ['an empty text', '', 'default'],
  ])('by %s', async (_, body, expected) => {
    expect(await framesFor({ routes: ROUTES }, body, HANDLERS)).toEqual([expected]);
  });

  test('by an expression of its own', async () => {
    const api = { routeSelectionExpression: '${request.body.type}.${request.body.data.kind}' };
    const routes = { 'a.b': ROUTES.join };
    expect(await framesFor({ routes, api }, '{"type":"a","data":{"kind":"b"}}', HANDLERS)).toEqual(['join']);
  });

  test('nowhere to go', async () => {
    expect(await framesFor({ routes: {} }, 'hello')).toEqual(['{"message": "Forbidden", "connectionId":"id0000000000000=", "requestId":"id0000000000002="}']);
  });
});

describe('the model of a message', () => {
  const api = {
    models: [
      { key: 'm1', name: 'Join', schema: { type: 'object', required: ['room'], properties: { room: { type: 'string' } } } },
      { key: 'm2', name: 'Ping', schema: { type: 'object', required: ['at'] } },
    ],
  };
  const MODELS = { join: 'Join', ping: 'm2' };
  test.each<[string, Partial<Route>, string, boolean]>([
    ['valid', { modelSelectionExpression: '$request.body.kind', requestModels: MODELS }, '{"kind":"join","room":"a"}', true],
    ['not valid', { modelSelectionExpression: '$request.body.kind', requestModels: MODELS }, '{"kind":"join","room":1}', false],
    ['named by its key', { modelSelectionExpression: '$request.body.kind', requestModels: MODELS }, '{"kind":"ping"}', false],
    ['chosen by nothing', { modelSelectionExpression: '$request.body.kind', requestModels: MODELS }, '{"room":"a"}', false],
    ['chosen by nothing, with a default', { modelSelectionExpression: '$request.body.kind', requestModels: { ...MODELS, $default: 'Join' } }, '{"room":"a"}', true],
    ['always the default', { modelSelectionExpression: '\\$default', requestModels: { $default: 'Join' } }, '{}', false],
    ['not JSON', { modelSelectionExpression: '$default', requestModels: { $default: 'Join' } }, 'hello', false],
    ['not asked for by an expression', { requestModels: { $default: 'Join' } }, '{}', true],
  ])('%s', async (_, route, body, isValid) => {
    const routes = { $default: { ...ROUTES.$default, ...route } };
    const [frame] = await framesFor({ routes, api }, body, HANDLERS);
    expect(frame).toBe(isValid ? 'default' : '{"message": "Invalid request body", "connectionId":"id0000000000000=", "requestId":"id0000000000002="}');
  });
});

describe('a Lambda proxy integration', () => {
  test('sees the message', async () => {
    const { connect, gateway, functions } = bench({ routes: { $default: {} }, variables: { v: '1' } });
    const { connection } = await connect([], 'q=1');
    await gateway.message(connection.connectionId, 'hello');
    expect(functions.events).toEqual([{
      requestContext: {
        routeKey: '$default',
        messageId: expect.stringMatching(/^id/),
        eventType: 'MESSAGE',
        extendedRequestId: expect.any(String),
        requestTime: '02/Jan/2026:03:04:05 +0000',
        messageDirection: 'IN',
        stage: 'prod',
        connectedAt: 1767323045000,
        requestTimeEpoch: 1767323045000,
        identity: { userAgent: 'tests', sourceIp: '203.0.113.7' },
        requestId: expect.any(String),
        domainName: 'api1.example.com',
        connectionId: connection.connectionId,
        apiId: 'api1',
      },
      stageVariables: { v: '1' },
      body: 'hello',
      isBase64Encoded: false,
    }]);
  });

  test.each<[string, boolean, Handler, string[]]>([
    ['answers without a route response', false, name('x'), []],
    ['answers with a route response', true, name('x'), ['x']],
    ['answers an error status', true, () => ({ statusCode: 400, body: 'bad' }), ['bad']],
    ['answers without a body', true, () => ({ statusCode: 200 }), []],
    ['answers nothing', false, () => undefined, ['Internal server error']],
    ['throws', false, () => {
      throw new Error('x');
    }, ['Internal server error']],
  ])('that %s', async (_, answers, echo, expected) => {
    const frames = await framesFor({ routes: { $default: { answers } } }, 'hello', { echo });
    expect(frames.map((frame) => (frame.startsWith('{') ? (JSON.parse(frame) as { message: string }).message : frame))).toEqual(expected);
  });

  test('of a function that a stage variable names', async () => {
    const routes = { $default: { answers: true, to: { integrationUri: functionUri('${stageVariables.fn}') } } };
    expect(await framesFor({ routes, variables: { fn: 'join' } }, 'x', HANDLERS)).toEqual(['join']);
  });
});

describe('other integrations', () => {
  test.each<[string, Partial<V2Integration>, string, string]>([
    ['a mock with its templates', {
      integrationType: 'MOCK',
      requestTemplates: { $default: '{"statusCode": 418}' },
      responses: [
        { integrationResponseKey: '$default', responseTemplates: { $default: 'no' } },
        { integrationResponseKey: '/4\\d\\d/', responseTemplates: { $default: '$context.connectionId $stageVariables.v $context.routeKey' } },
      ],
    }, '{}', 'id0000000000000= 1 $default'],
    ['a template that the message selects', {
      integrationType: 'AWS', templateSelectionExpression: '${request.body.kind}', requestTemplates: { a: '{"kind a": $input.json(\'$.n\')}', $default: '"other"' },
    }, '{"kind":"a","n":5}', '{"kind a":5}'],
    ['a template for all others', { integrationType: 'AWS', templateSelectionExpression: '${request.body.kind}', requestTemplates: { a: '1', $default: '"other"' } }, 'x', '"other"'],
    ['a function without a template', { integrationType: 'AWS' }, '{"a":1}', '{"a":1}'],
  ])('%s', async (_, to, body, expected) => {
    const frames = await framesFor({ routes: { $default: { answers: true, to } }, variables: { v: '1' } }, body, { echo: (event) => event });
    expect(frames).toEqual([expected]);
  });

  test('HTTP backends get the message and mapped parameters', async () => {
    const to: Partial<V2Integration> = {
      integrationType: 'HTTP_PROXY',
      integrationMethod: 'PUT',
      integrationUri: 'http://${stageVariables.host}/a/{room}',
      requestParameters: {
        'integration.request.header.X-Connection': 'context.connectionId',
        'integration.request.header.X-Constant': "'c'",
        'integration.request.header.X-Missing': 'route.request.body.nope',
        'integration.request.querystring.q': 'route.request.body.q',
        'integration.request.path.room': 'stageVariables.host',
        'integration.request.header.X-Agent': 'route.request.header.user-agent',
      },
    };
    const { connect, gateway, requests } = bench({ routes: { $default: { answers: true, to } }, variables: { host: 'backend.test' } }, {}, () => ({
      statusCode: 200, headers: [], body: Buffer.from('from backend'),
    }));
    const { connection, client } = await connect();
    await gateway.message(connection.connectionId, '{"q":"a b"}');
    expect(requests).toMatchObject([{
      method: 'PUT',
      url: 'http://backend.test/a/backend.test?q=a+b',
      body: Buffer.from('{"q":"a b"}'),
      headers: [['X-Connection', connection.connectionId], ['X-Constant', 'c'], ['X-Agent', 'tests'], ['Content-Type', 'application/json']],
    }]);
    expect(client.frames).toEqual(['from backend']);
  });

  test.each<[string, Partial<V2Integration>, string, string]>([
    ['a service that is not emulated', { integrationType: 'AWS', integrationUri: 'arn:aws:apigateway:eu-west-1:sqs:action/SendMessage' }, 'Not Implemented',
      "an integration with 'arn:aws:apigateway:eu-west-1:sqs:action/SendMessage' is not emulated, only Lambda functions are"],
    ['a template that cannot be parsed', { integrationType: 'MOCK', requestTemplates: { $default: '#if(' } }, 'Internal server error',
      'expected a value, found the end of the template at line 1, column 5'],
    ['a mock without a status', { integrationType: 'MOCK', requestTemplates: { $default: '{}' } }, 'Internal server error', 'the request template of a mock must give a statusCode'],
    ['a URL that is none', { integrationType: 'HTTP', integrationUri: 'nowhere' }, 'Internal server error', 'Invalid URL'],
  ])('fails when there is %s', async (_, to, message, reason) => {
    const { connect, gateway, failures } = bench({ routes: { $default: { to } } });
    const { connection, client } = await connect();
    await gateway.message(connection.connectionId, '{}');
    expect(client.frames.map((frame) => (JSON.parse(frame) as { message: string }).message)).toEqual([message]);
    expect(failures).toMatchObject([{ routeKey: '$default', reason }]);
  });
});

test('the throttle of the stage counts each route by itself', async () => {
  const settings = { defaultRouteSettings: { throttlingBurstLimit: 1, throttlingRateLimit: 1 } };
  const { connect, gateway } = bench({ routes: ROUTES, settings }, HANDLERS);
  const { connection, client } = await connect();
  for (const body of ['{"action":"join"}', 'x', '{"action":"join"}']) await gateway.message(connection.connectionId, body);
  expect(client.frames).toEqual(['join', 'default', expect.stringContaining('"Too Many Requests"')]);
});

test('writes an access log line for each event', async () => {
  const format = '$context.eventType $context.routeKey $context.status $context.connectionId $context.identity.sourceIp '
    + '$context.integrationErrorMessage $context.error.message';
  const { connect, gateway, lines } = bench({
    routes: { $default: { to: { integrationType: 'HTTP', integrationUri: 'x' } } },
    settings: { accessLogSettings: { destinationArn: 'arn:log', format } },
  });
  const { connection: { connectionId } } = await connect();
  await gateway.message(connectionId, 'x');
  await gateway.disconnect(connectionId, 1000, '');
  expect(lines).toEqual([
    `arn:log: CONNECT $connect 200 ${connectionId} 203.0.113.7 - -`,
    `arn:log: MESSAGE $default 500 ${connectionId} 203.0.113.7 Invalid URL Internal server error`,
    `arn:log: DISCONNECT $disconnect 200 ${connectionId} 203.0.113.7 - -`,
  ]);
});
