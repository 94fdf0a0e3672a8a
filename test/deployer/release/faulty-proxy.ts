import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a client at one of its calls: from then on nothing of it gets through. */
export type Fault =
  /** The client is killed before the call is sent. */
  | 'before'
  /** The client is killed when the call has been carried out and not answered. */
  | 'after'
  /** The call, and all after it, are answered with an error of the service. */
  | 'error';

/** Stands between one client and the endpoint, and cuts the client off at a call. */
export class FaultyProxy {
  static async open(target: string, at: number, fault: Fault): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(target, at, fault);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Calls that the client has made. */
  calls = 0;
  /** Resolves when the client has been cut off. */
  readonly cut: Promise<void>;
  private readonly server: Server;
  private tellCut!: () => void;

  private constructor(private readonly target: string, private readonly at: number, private readonly fault: Fault) {
    this.cut = new Promise((resolve) => {
      this.tellCut = resolve;
    });
    this.server = createServer((incoming, outgoing) => this.handle(incoming, outgoing));
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private handle(incoming: IncomingMessage, outgoing: ServerResponse): void {
    this.calls += 1;
    if (this.calls < this.at) {
      return this.forward(incoming, (response) => {
        outgoing.writeHead(response.statusCode!, response.headers);
        response.pipe(outgoing);
      });
    }
    if (this.fault === 'error') {
      outgoing.writeHead(500, { 'content-type': 'application/json', 'x-amzn-errortype': 'InternalFailure' }).end('{"message":"Internal failure"}');
      this.tellCut();
    } else if (this.fault === 'before' || this.calls > this.at) {
      incoming.socket.destroy();
      this.tellCut();
    } else {
      this.forward(incoming, (response) => response.resume().on('end', () => {
        outgoing.socket?.destroy();
        this.tellCut();
      }));
    }
  }

  private forward(incoming: IncomingMessage, answered: (response: IncomingMessage) => void): void {
    const { port } = new URL(this.target);
    const outgoing = request({ host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers: { ...incoming.headers, host: `localhost:${port}` } }, answered);
    outgoing.on('error', () => incoming.socket.destroy());
    incoming.pipe(outgoing);
  }
}
