import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect as connectSocket, type AddressInfo } from 'node:net';
import { ApiGatewayManagementApiClient, DeleteConnectionCommand, GetConnectionCommand, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { WebSocket } from 'ws';
import { bench, STAGE, type Bench, type Definition, type Handler } from './stage';
import { readBody, writeGatewayResponse } from '../../../src/gateway/http';
import { isSigned } from '../../../src/gateway/signature';
import { attachWebSocket, type WebSocketAttachment } from '../../../src/gateway/websocket';

let server: Server;
let attachment: WebSocketAttachment;
let it: Bench;
let port: number;

async function serve(definition: Definition, handlers?: Record<string, Handler>): Promise<void> {
  it = bench(definition, handlers);
  attachment = attachWebSocket(it.gateway);
  server = createServer((request, response) => void readBody(request, 1e6).then((body) => {
    const connectionId = decodeURIComponent(request.url!.split('/@connections/')[1]);
    const signed = isSigned(request.headers.authorization, new Set());
    writeGatewayResponse(response, it.gateway.manage(STAGE, { method: request.method!, connectionId, body, signed }));
  }));
  server.on('upgrade', (request, socket, head) => void attachment.handleUpgrade(request, socket, head, STAGE));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
}

afterEach(async () => {
  await attachment.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function open(protocols: string[] = []): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}/prod?q=1`, protocols, { headers: { 'X-A': '1' } });
}

async function opened(protocols?: string[]): Promise<WebSocket> {
  const client = open(protocols);
  await once(client, 'open');
  return client;
}

async function closeOf(client: WebSocket): Promise<unknown[]> {
  const [code, reason] = (await once(client, 'close')) as [number, Buffer];
  return [code, reason.toString()];
}

async function nextFrame(client: WebSocket): Promise<string> {
  const [data] = (await once(client, 'message')) as [Buffer];
  return data.toString();
}

const ECHO: Definition = { routes: { $default: { answers: true }, $disconnect: {} } };

/** The status and reason that the backend saw, once it has. */
async function disconnected(): Promise<unknown[]> {
  for (;;) {
    const context = it.functions.events.map((event) => event.requestContext as Record<string, unknown>).find(({ eventType }) => eventType === 'DISCONNECT');
    if (context) return [context.disconnectStatusCode, context.disconnectReason];
    await new Promise(setImmediate);
  }
}

describe('attachWebSocket', () => {
  test('carries messages both ways', async () => {
    await serve(ECHO);
    const client = await opened();
    client.send('hällo');
    expect(await nextFrame(client)).toBe('hällo');
    client.close(4000, 'done');
    expect(await closeOf(client)).toEqual([4000, 'done']);
    expect(await disconnected()).toEqual([4000, 'done']);
  });

  test.each([
    ['without a status', (client: WebSocket) => client.close(), [1005, 'Client-side close frame status not set']],
    ['by breaking the line', (client: WebSocket) => client.terminate(), [1006, '']],
  ])('tells the backend of a client that leaves %s', async (_, leave, expected) => {
    await serve(ECHO);
    leave(await opened());
    expect(await disconnected()).toEqual(expected);
  });

  test('refuses with the status of the backend', async () => {
    await serve({ routes: { $connect: {} } }, { echo: () => ({ statusCode: 401, body: 'no' }) });
    const [, response] = await once(open(), 'unexpected-response') as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(401);
  });

  test('answers with the chosen subprotocol', async () => {
    await serve({ routes: { $connect: {} } }, { echo: () => ({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'b' } }) });
    expect((await opened(['a', 'b'])).protocol).toBe('b');
  });

  test.each([
    ['ws-frame-size: a frame of exactly 32 KB', [32 * 1024], undefined],
    ['ws-close-1009-oversize: a frame of one byte more', [32 * 1024 + 1], [1009, '']],
    ['ws-message-payload-size: a message of exactly 128 KB in frames', [32 * 1024, 32 * 1024, 32 * 1024, 32 * 1024], undefined],
    ['a message of one byte more in frames', [32 * 1024, 32 * 1024, 32 * 1024, 32 * 1024, 1], [1009, '']],
  ])('%s', async (_, frames, closed) => {
    await serve(ECHO);
    const client = await opened();
    frames.forEach((size, i) => client.send('x'.repeat(size), { fin: i === frames.length - 1 }));
    if (closed) {
      expect(await closeOf(client)).toEqual(closed);
      expect(await disconnected()).toEqual([1009, 'Message too long']);
    } else {
      expect((await nextFrame(client)).length).toBe(frames.reduce((sum, size) => sum + size, 0));
    }
  });

  test('closes on binary frames', async () => {
    await serve(ECHO);
    const client = await opened();
    client.send(Buffer.from([1, 2, 3]));
    expect((await closeOf(client))[0]).toBe(1003);
    expect((await disconnected())[0]).toBe(1003);
  });

  test('closes when time is up', async () => {
    await serve(ECHO);
    const client = await opened();
    it.clock.advance(10 * 60_000);
    expect(await closeOf(client)).toEqual([1001, 'Going away']);
  });

  test('does not ask the backend about a request that is no handshake', async () => {
    await serve({ routes: { $connect: {} } });
    const socket = connectSocket(port, '127.0.0.1');
    socket.end('GET /prod HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(it.functions.events).toEqual([]);
  });

  test('closing does not wait for a backend that thinks', async () => {
    let asked = () => {};
    const question = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await serve({ routes: { $connect: {} } }, {
      echo: () => {
        asked();
        return new Promise(() => {});
      },
    });
    const client = open();
    const failed = new Promise((resolve) => client.on('error', resolve));
    await question;
    await attachment.close();
    expect(await failed).toMatchObject({ message: 'socket hang up' });
  });

  test('a client that leaves while the backend thinks', async () => {
    let asked = () => {};
    let answer = () => {};
    const question = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const wait = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await serve({ routes: { $connect: {}, $disconnect: {} } }, {
      echo: async () => {
        asked();
        await wait;
        return { statusCode: 200 };
      },
    });
    const client = open();
    client.on('error', () => {});
    await question;
    const left = new Promise((resolve) => client.on('close', resolve));
    client.terminate();
    await left;
    answer();
    expect(await disconnected()).toEqual([1006, '']);
  });
});

describe('@connections through the AWS SDK', () => {
  async function managed(): Promise<{ readonly client: WebSocket; readonly sdk: ApiGatewayManagementApiClient; readonly ConnectionId: string }> {
    await serve({ routes: { $connect: {} } });
    const client = await opened();
    const { connectionId } = it.functions.events[0].requestContext as { connectionId: string };
    const sdk = new ApiGatewayManagementApiClient({
      endpoint: `http://127.0.0.1:${port}/prod`, region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1,
    });
    return { client, sdk, ConnectionId: connectionId };
  }

  test('posts, describes and closes', async () => {
    const { client, sdk, ConnectionId } = await managed();
    const frame = nextFrame(client);
    await sdk.send(new PostToConnectionCommand({ ConnectionId, Data: 'pushed' }));
    expect(await frame).toBe('pushed');
    expect(await sdk.send(new GetConnectionCommand({ ConnectionId }))).toMatchObject({
      ConnectedAt: new Date('2026-01-02T03:04:05Z'), LastActiveAt: new Date('2026-01-02T03:04:05Z'), Identity: { SourceIp: '127.0.0.1', UserAgent: '' },
    });
    const closed = closeOf(client);
    await sdk.send(new DeleteConnectionCommand({ ConnectionId }));
    expect(await closed).toEqual([1000, 'Connection Closed Normally']);
    await expect(sdk.send(new PostToConnectionCommand({ ConnectionId, Data: 'x' }))).rejects.toMatchObject({ name: 'GoneException', $metadata: { httpStatusCode: 410 } });
    await expect(sdk.send(new PostToConnectionCommand({ ConnectionId: 'abc', Data: 'x' }))).rejects.toMatchObject({
      name: 'BadRequestException', message: 'Invalid connectionId: abc',
    });
    sdk.destroy();
  });
});
