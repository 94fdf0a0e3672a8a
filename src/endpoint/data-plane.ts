import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Which API a request on the wire is for. */
export interface ApiTarget {
  readonly apiId: string;
  /** The first segment behind the API: a stage name. Empty when there is none. */
  readonly stage: string;
  /** Path below the stage as it was sent (percent-encoded, begins with `/`), without the query. */
  readonly path: string;
}

/** What serves the deployed APIs. The endpoint hands over each request unread. */
export interface DataPlane {
  handleHttp(request: IncomingMessage, response: ServerResponse, target: ApiTarget): void | Promise<void>;
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, target: ApiTarget): void | Promise<void>;
  /** Whether an id is that of an API, of any kind. */
  isApi(apiId: string): boolean;
  /** The API that a custom domain name maps a path to; `undefined` when the host is no custom domain. */
  customDomain?(host: string, path: string): ApiTarget | undefined;
}
