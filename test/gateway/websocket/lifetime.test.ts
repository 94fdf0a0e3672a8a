import { bench, STAGE, type Bench } from './stage';

const MINUTE = 60_000;
const DEFINITION = { routes: { $disconnect: {}, $default: {} } };

/** Status and reason of every `$disconnect` that the backend saw. */
function disconnects({ functions }: Bench): unknown[] {
  return functions.events.map((event) => event.requestContext as Record<string, unknown>).filter(({ eventType }) => eventType === 'DISCONNECT')
    .map(({ disconnectStatusCode, disconnectReason }) => [disconnectStatusCode, disconnectReason]);
}

describe('the life of a connection', () => {
  test('ws-idle-timeout: ends after ten idle minutes', async () => {
    const it = bench(DEFINITION);
    const { client, connection } = await it.connect();
    it.clock.advance(10 * MINUTE - 1);
    it.gateway.touch(connection.connectionId);
    it.clock.advance(10 * MINUTE - 1);
    expect(client.closed).toBeUndefined();
    it.clock.advance(1);
    expect(client.closed).toEqual([1001, 'Going away']);
    await it.gateway.close();
    expect(disconnects(it)).toEqual([[1001, 'Going away']]);
  });

  test('ws-connection-duration: ends after two hours, however busy', async () => {
    const it = bench(DEFINITION);
    const { client, connection } = await it.connect();
    for (let minutes = 0; minutes < 119; minutes++) {
      it.clock.advance(MINUTE);
      await it.gateway.message(connection.connectionId, 'x');
    }
    expect(client.closed).toBeUndefined();
    it.clock.advance(MINUTE);
    expect(client.closed).toEqual([1001, 'Going away']);
  });

  test('a close by the client is told once', async () => {
    const it = bench(DEFINITION);
    const { connection: { connectionId } } = await it.connect();
    await Promise.all([it.gateway.disconnect(connectionId, 4001, 'bye'), it.gateway.disconnect(connectionId, 1006, '')]);
    await it.gateway.message(connectionId, 'too late');
    it.clock.advance(180 * MINUTE);
    await it.gateway.close();
    expect(disconnects(it)).toEqual([[4001, 'bye']]);
    expect(it.functions.events).toHaveLength(1);
    expect(it.functions.events[0]).toMatchObject({ headers: { 'Host': 'api1.example.com', 'x-restapi': '' }, isBase64Encoded: false });
    expect(it.functions.events[0]).not.toHaveProperty('body');
  });

  test('a client that left during its handshake', async () => {
    const it = bench(DEFINITION);
    const outcome = await it.gateway.connect(STAGE, { headers: [], query: '', sourceIp: '', domainName: '', port: 1, scheme: 'http' });
    if (outcome.accepted) await it.gateway.abandon(outcome.connection);
    expect(disconnects(it)).toEqual([[1006, '']]);
  });

  test('ends with its stage, whose backend is still told', async () => {
    const it = bench(DEFINITION);
    const { client } = await it.connect();
    it.gateway.closeStage('api1', 'other');
    expect(client.closed).toBeUndefined();
    it.delete();
    it.gateway.closeStage('api1', 'prod');
    expect(client.closed).toEqual([1001, 'Going away']);
    await it.gateway.close();
    expect(disconnects(it)).toEqual([[1001, 'Going away']]);
  });

  test('does not begin on a stage that was deleted meanwhile', async () => {
    const it = bench({ routes: { $connect: {} } }, {
      echo: () => {
        it.delete();
        return { statusCode: 200 };
      },
    });
    expect((await it.connect()).client.closed).toEqual([1001, 'Going away']);
  });
});

describe('@connections', () => {
  const call = ({ gateway }: Bench, method: string, connectionId: string, body = '', stageName = 'prod', signed = true) => {
    const { statusCode, headers, body: answer } = gateway.manage({ apiId: 'api1', stageName }, { method, connectionId, body: Buffer.from(body), signed });
    return [statusCode, Object.fromEntries(headers)['x-amzn-ErrorType'] ?? answer.toString()];
  };

  test('POST sends, and keeps the connection alive', async () => {
    const it = bench(DEFINITION);
    const { client, connection: { connectionId } } = await it.connect();
    it.clock.advance(9 * MINUTE);
    expect(call(it, 'POST', connectionId, 'hällo')).toEqual([200, '']);
    expect(client.frames).toEqual(['hällo']);
    it.clock.advance(9 * MINUTE);
    expect(client.closed).toBeUndefined();
    expect(call(it, 'GET', connectionId)).toEqual([
      200, '{"connectedAt":"2026-01-02T03:04:05.000Z","identity":{"sourceIp":"203.0.113.7","userAgent":"tests"},"lastActiveAt":"2026-01-02T03:13:05.000Z"}',
    ]);
  });

  test('DELETE closes, after which the connection is gone', async () => {
    const it = bench(DEFINITION);
    const { client, connection: { connectionId } } = await it.connect();
    expect(call(it, 'DELETE', connectionId)).toEqual([204, '']);
    expect(client.closed).toEqual([1000, 'Connection Closed Normally']);
    for (const method of ['POST', 'GET', 'DELETE']) expect(call(it, method, connectionId)).toEqual([410, 'GoneException']);
    await it.gateway.close();
    expect(disconnects(it)).toEqual([[1000, 'Connection Closed Normally']]);
  });

  test.each([
    ['a malformed id', 'POST', 'abc', '', 400, 'BadRequestException'],
    ['an unknown id', 'POST', 'AAAAAAAAAAAAAAA=', '', 410, 'GoneException'],
    ['a message of 128 KB and one byte', 'POST', undefined, 'x'.repeat(131073), 413, 'PayloadTooLargeException'],
    ['another method', 'PUT', undefined, '', 403, 'MissingAuthenticationTokenException'],
  ])('fails when there is %s', async (_, method, id, body, status, type) => {
    const it = bench(DEFINITION);
    const { connection } = await it.connect();
    expect(call(it, method, id ?? connection.connectionId, body)).toEqual([status, type]);
  });

  test('wants a signature', async () => {
    const it = bench(DEFINITION);
    const { connection: { connectionId }, client } = await it.connect();
    expect(call(it, 'POST', connectionId, 'hello', 'prod', false)).toEqual([403, 'MissingAuthenticationTokenException']);
    expect(it.gateway.manage({ apiId: 'api1', stageName: 'prod' }, { method: 'GET', connectionId, body: Buffer.alloc(0), signed: false }).body.toString())
      .toBe('{"message":"Missing Authentication Token"}');
    expect(client.frames).toEqual([]);
  });

  test('knows only the connections of its stage', async () => {
    const it = bench(DEFINITION);
    const { connection } = await it.connect();
    expect(call(it, 'GET', connection.connectionId, '', 'other')).toEqual([410, 'GoneException']);
  });

  test('a connection that is still being made is not there', async () => {
    const answers: unknown[] = [];
    const it = bench({ routes: { $connect: {} } }, {
      echo: (event) => {
        answers.push(call(it, 'POST', (event.requestContext as { connectionId: string }).connectionId));
        return { statusCode: 200 };
      },
    });
    await it.connect();
    expect(answers).toEqual([[410, 'GoneException']]);
  });
});
