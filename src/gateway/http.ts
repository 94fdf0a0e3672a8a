import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Name and value; the name's letters as they were sent. */
export type Header = readonly [name: string, value: string];

/** A request as the data plane sees it, free of sockets. */
export interface GatewayRequest {
  readonly method: string;
  /** Below the stage or the base path of a custom domain; begins with `/` and is still percent-encoded. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  /** In the order in which they were sent. */
  readonly headers: readonly Header[];
  readonly body: Buffer;
  readonly sourceIp: string;
  /** The host that the caller named, without its port. */
  readonly domainName: string;
  /** Such as `HTTP/1.1`. */
  readonly protocol: string;
  readonly scheme: 'http' | 'https';
  readonly port: number;
  /** Of a custom domain that the request came through: `/v1`, or empty for its root. Absent on the API's own address. */
  readonly basePath?: string;
}

export interface GatewayResponse {
  readonly statusCode: number;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

/** Where an incoming message belongs: what whoever listens found out from its host and path. */
export interface Destination {
  /** The rest of the path behind the stage, without a query string. */
  readonly path: string;
  readonly domainName: string;
  readonly basePath?: string;
}

/** What a Node message says, with its body already read. */
export function toGatewayRequest(message: IncomingMessage, body: Buffer, { path, domainName, basePath }: Destination): GatewayRequest {
  const { rawHeaders, url = '/', socket } = message;
  const headers: Header[] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) headers.push([rawHeaders[index], rawHeaders[index + 1]]);
  const mark = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: path.startsWith('/') ? path : `/${path}`,
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    body,
    sourceIp: addressOf(socket),
    domainName,
    protocol: `HTTP/${message.httpVersion}`,
    scheme: 'encrypted' in socket ? 'https' : 'http',
    port: socket.localPort ?? 80,
    basePath,
  };
}

/** An IPv4 caller of a dual-stack socket has an IPv4 address. */
function addressOf(socket: Socket): string {
  return (socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, '');
}

/**
 * Reads a body, but keeps no more than `limit` bytes and one: enough to see that it is too large. What is beyond is not
 * waited for and goes nowhere. Rejects when the caller goes away.
 */
export function readBody(message: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      if (size <= limit) chunks.push(chunk.subarray(0, limit + 1 - size));
      size += chunk.length;
      if (size > limit) finish();
    });
    const finish = () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    message.on('end', finish);
    message.on('error', reject);
    message.on('close', () => {
      if (!message.complete) reject(new Error('the caller closed the connection before the request was complete'));
    });
  });
}

/** Bytes up to which Node sends head and body in one piece, which it does for texts only. */
const SMALL_BODY = 16_384;

/** Writes the answer with the letters of its header names; several headers of one name stay several. */
export function writeGatewayResponse(to: ServerResponse, response: GatewayResponse): void {
  const headers: string[] = [];
  for (const [name, value] of response.headers) headers.push(name, headerText(value));
  const { body } = response;
  const bodiless = response.statusCode === 204 || response.statusCode === 304;
  if (!bodiless) headers.push('Content-Length', String(body.length));
  to.writeHead(response.statusCode, headers);
  if (bodiless) to.end();
  else if (body.length > SMALL_BODY) to.end(body);
  else to.end(body.toString('latin1'), 'latin1');
}

/** A backend may put into a header what HTTP does not allow there; the caller gets the rest. */
function headerText(value: string): string {
  return value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
}
