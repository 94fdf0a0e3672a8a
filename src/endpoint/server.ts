import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { hostProblem, originProblem } from './admission';
import type { ApiTarget, DataPlane } from './data-plane';
import type { Identities } from './identity';
import { uuid } from './ids';
import { jsonProtocol } from './protocols/json';
import type { Protocol } from './protocols/protocol';
import { queryProtocol } from './protocols/query';
import { REST_JSON } from './protocols/rest-json';
import { readBody } from './read-body';
import { apiTarget, findService, hostName, readSignature, UNSIGNED } from './routing';
import { s3VirtualHost } from './s3/virtual-host';
import { AwsError } from './service';
import type { CallContext, Service, ServiceRequest, ServiceResponse } from './service';
import { limitValue } from '../limits';

/** What the server hands requests to. */
export interface ServerOptions {
  readonly services: readonly Service[];
  readonly dataPlane?: DataPlane;
  readonly identities: Identities;
  url(): string;
}

/** Header lines beyond Node's 16 KB reach us, so that the gateway can refuse them the way API Gateway does. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Milliseconds after which a connection without requests is closed. */
const IDLE_TIMEOUT = limitValue('rest-idle-connection-timeout') * 1000;

/** One HTTP server for every service and every API, on one port of the loopback interface. */
export class EndpointServer {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  constructor(private readonly options: ServerOptions) {
    this.server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: IDLE_TIMEOUT }, (request, response) => {
      this.serve(request, response).catch((error: unknown) => this.fail(response, error));
    });
    // Node answers `Expect: 100-continue` by itself otherwise, before it is known who asks.
    this.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      this.serve(request, response, () => response.writeContinue()).catch((error: unknown) => this.fail(response, error));
    });
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  /** Listens and gives the port; fails when it is taken. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
      this.server.listen(port, host, () => {
        const address = this.server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  }

  /** Stops listening and ends every connection, the idle and the upgraded ones too. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** @param admitted called before anything of the body is read */
  private async serve(request: IncomingMessage, response: ServerResponse, admitted = () => {}): Promise<void> {
    const { dataPlane } = this.options;
    const target = this.targetOf(request);
    const problem = this.problemOf(request, target);
    if (problem !== undefined) {
      response.shouldKeepAlive = false;
      write(response, guessProtocol(request).error(new AwsError('AccessDeniedException', problem, 403), uuid()));
      return;
    }
    admitted();
    if (target !== undefined && dataPlane !== undefined) {
      await dataPlane.handleHttp(request, response, target);
      return;
    }
    write(response, await this.callService(request));
  }

  private targetOf(request: IncomingMessage): ApiTarget | undefined {
    const url = request.url ?? '/';
    return apiTarget(request.headers.host, url) ?? this.options.dataPlane?.customDomain?.(hostName(request.headers.host), url.split('?')[0]);
  }

  /** Why a request is turned away. The CORS settings of an API, or its `$connect` route, decide which web pages may call it. */
  private problemOf(request: IncomingMessage, target: ApiTarget | undefined): string | undefined {
    return hostProblem(request, (host) => this.options.dataPlane?.customDomain?.(host, '/') !== undefined)
      ?? (target === undefined ? originProblem(request) : undefined);
  }

  private async callService(incoming: IncomingMessage): Promise<ServiceResponse> {
    const { path, query } = splitUrl(incoming.url ?? '/');
    const signature = readSignature(incoming.headers.authorization, query);
    const hostBucket = s3VirtualHost(hostName(incoming.headers.host));
    const name = signature.service === UNSIGNED && hostBucket !== undefined ? 's3' : signature.service;
    const requestId = uuid();
    const service = findService(this.options.services, name, path);
    if (service === undefined) return guessProtocol(incoming).error(unknownService(name), requestId);
    const { accountId, arn, userId } = this.options.identities.callerOf(signature.accessKeyId);
    const context: CallContext = { requestId, accountId, region: signature.region, endpointUrl: this.options.url(), callerArn: arn, userId };
    try {
      const request: ServiceRequest = {
        method: incoming.method ?? 'GET',
        path: name === 's3' && hostBucket !== undefined ? `/${hostBucket}${path}` : path,
        query,
        headers: flatHeaders(incoming),
        body: await readBody(incoming, service),
      };
      return await service.handle(request, context);
    } catch (error) {
      return service.protocol.error(asAwsError(error), requestId);
    }
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const target = this.targetOf(request);
    if (this.problemOf(request, target) !== undefined) {
      end(socket, '403 Forbidden');
    } else if (target === undefined || this.options.dataPlane === undefined) {
      end(socket, '404 Not Found');
    } else {
      Promise.resolve(this.options.dataPlane.handleUpgrade(request, socket, head, target)).catch(() => socket.destroy());
    }
  }

  private fail(response: ServerResponse, error: unknown): void {
    if (response.headersSent) response.destroy();
    else write(response, REST_JSON.error(asAwsError(error), uuid()));
  }
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') return new Error(`port ${port} on ${host} is in use; free it or choose another port`, { cause: error });
  if (error.code === 'EACCES') return new Error(`port ${port} may not be opened by this user; choose a port of 1024 or more`, { cause: error });
  return error;
}

function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const at = url.indexOf('?');
  return at < 0 ? { path: url, query: new URLSearchParams() } : { path: url.slice(0, at), query: new URLSearchParams(url.slice(at + 1)) };
}

function flatHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value ?? '']));
}

function unknownService(name: string): AwsError {
  return name === UNSIGNED
    ? new AwsError('MissingAuthenticationTokenException', 'the request is not signed, so it names no AWS service', 403)
    : new AwsError('UnknownService', `the service ${name} is not emulated by the local endpoint`, 501);
}

/** What the client of a service that is not here can read, going by how it writes. */
function guessProtocol({ headers }: IncomingMessage): Protocol {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return queryProtocol('http://localhost/');
  return type.startsWith('application/x-amz-json') ? jsonProtocol('1.1') : REST_JSON;
}

function asAwsError(error: unknown): AwsError {
  // What is walked level by level ends the stack, which is the caller's doing.
  if (error instanceof RangeError && error.message.startsWith('Maximum call stack')) return new AwsError('SerializationException', 'the request is nested too deeply');
  return error instanceof AwsError ? error : new AwsError('InternalFailure', error instanceof Error ? error.message : String(error), 500);
}

function end(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function write(response: ServerResponse, { status, headers, body }: ServiceResponse): void {
  if (response.req.method === 'HEAD') {
    response.writeHead(status, headers).end();
    return;
  }
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body);
}
