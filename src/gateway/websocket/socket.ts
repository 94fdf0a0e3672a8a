import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { toGatewayRequest, type GatewayResponse } from '../http';
import type { Connection, Handshake } from './connection';
import { limitFrames, MAX_FRAME } from './frame-limit';
import type { StageName, WebSocketGateway } from './gateway';
import { MAX_MESSAGE } from './management';

/** Where an upgrade belongs: what whoever listens found out from its host and path. */
export interface WebSocketDestination extends StageName {
  /** The host that the caller named, without its port; from the `Host` header when absent. */
  readonly domainName?: string;
}

/** Takes over HTTP upgrades for a gateway. */
export interface WebSocketAttachment {
  /** Serves an upgrade of Node's HTTP server. Resolves when the handshake is done or refused; never rejects. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, destination: WebSocketDestination): Promise<void>;
  /** Closes every connection, whose backends are told, and every socket. */
  close(): Promise<void>;
}

const UNSUPPORTED_DATA = 1003;
const NO_STATUS = 1005;
const TOO_BIG = 1009;

/** The edge between a gateway and real sockets. */
export function attachWebSocket(gateway: WebSocketGateway): WebSocketAttachment {
  const subprotocols = new WeakMap<IncomingMessage, string>();
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    handleProtocols: (offered, request) => {
      const chosen = subprotocols.get(request);
      return chosen !== undefined && offered.has(chosen) ? chosen : false;
    },
  });
  const shakingHands = new Set<Duplex>();
  return {
    async handleUpgrade(request, socket, head, destination) {
      if (!isHandshake(request)) return refuse(socket, { statusCode: 400, headers: [], body: Buffer.from('Bad Request') });
      const ignore = () => {};
      socket.on('error', ignore);
      shakingHands.add(socket);
      const outcome = await gateway.connect(destination, handshakeOf(request, destination)).catch(() => undefined);
      shakingHands.delete(socket);
      if (!outcome) return void socket.destroy();
      if (!outcome.accepted) return refuse(socket, outcome.response);
      const { connection, subprotocol } = outcome;
      if (subprotocol !== undefined) subprotocols.set(request, subprotocol);
      let opened = false;
      socket.removeListener('error', ignore);
      server.handleUpgrade(request, socket, head, (client) => {
        opened = true;
        serve(gateway, connection, client);
      });
      if (!opened) void gateway.abandon(connection);
    },
    async close() {
      await gateway.close();
      for (const socket of shakingHands) socket.destroy();
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}

function serve(gateway: WebSocketGateway, connection: Connection, client: WebSocket): void {
  const { connectionId } = connection;
  limitFrames(client, MAX_FRAME);
  client.on('message', (data, isBinary) => {
    if (isBinary) client.close(UNSUPPORTED_DATA, 'Binary frames are not supported');
    else void gateway.message(connectionId, (data as Buffer).toString('utf8'));
  });
  client.on('ping', () => gateway.touch(connectionId));
  let tooBig = false;
  client.on('error', (error: NodeJS.ErrnoException) => {
    tooBig ||= error.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
  });
  client.on('close', (closed, reason) => {
    const code = tooBig ? TOO_BIG : closed;
    void gateway.disconnect(connectionId, code, reason.toString('utf8') || reasonOf(code));
  });
  gateway.open(connection, {
    send: (text) => client.send(text, () => {}),
    close: (code, reason) => client.close(code, reason),
  });
}

/** Checked before the backend is asked, so that it sees no `$connect` that cannot succeed. */
function isHandshake({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'
    && /^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '') && headers['sec-websocket-version'] === '13';
}

function handshakeOf(request: IncomingMessage, { domainName }: WebSocketDestination): Handshake {
  const host = request.headers.host?.replace(/:\d+$/, '') ?? 'localhost';
  return toGatewayRequest(request, Buffer.alloc(0), { path: '/', domainName: domainName ?? host });
}

function refuse(socket: Duplex, { statusCode, headers, body }: GatewayResponse): void {
  const lines = [
    `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ''}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  socket.end(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), body]), () => (socket as Socket).destroySoon());
}

/** The service's words for closes that say nothing themselves. */
function reasonOf(code: number): string {
  if (code === NO_STATUS) return 'Client-side close frame status not set';
  return code === TOO_BIG ? 'Message too long' : '';
}
