import type { WebSocketStageTarget } from '../directory';
import type { Header } from '../http';

/** The client's end of a connection. */
export interface Peer {
  send(text: string): void;
  close(code: number, reason: string): void;
}

/** The HTTP request that asked for a connection. */
export interface Handshake {
  /** In the order in which they were sent. */
  readonly headers: readonly Header[];
  /** As it was sent, without the question mark. */
  readonly query: string;
  readonly sourceIp: string;
  /** The host that the caller named, without its port. */
  readonly domainName: string;
  readonly port: number;
  readonly scheme: 'http' | 'https';
}

/** What lasts as long as a connection. */
export interface Connection {
  readonly connectionId: string;
  /** The stage as it was when the client connected; a later deployment serves later messages. */
  readonly target: WebSocketStageTarget;
  readonly handshake: Handshake;
  /** Milliseconds since 1970. */
  readonly connectedAt: number;
  /** `$context.authorizer`. */
  readonly authorizer?: Readonly<Record<string, unknown>>;
}

/** A connection whose handshake is done. */
export interface OpenConnection extends Connection {
  readonly peer: Peer;
  lastActiveAt: number;
}

export function headerOf({ headers }: Handshake, name: string): string | undefined {
  return headers.filter(([candidate]) => candidate.toLowerCase() === name.toLowerCase()).at(-1)?.[1];
}

/** The open connections of all stages. */
export class ConnectionRegistry {
  private readonly open = new Map<string, OpenConnection>();

  add(connection: OpenConnection): void {
    this.open.set(connection.connectionId, connection);
  }

  get(connectionId: string): OpenConnection | undefined {
    return this.open.get(connectionId);
  }

  /** The connection, when it belongs to this stage. */
  find(apiId: string, stageName: string, connectionId: string): OpenConnection | undefined {
    const connection = this.open.get(connectionId);
    return connection?.target.apiId === apiId && connection.target.stageName === stageName ? connection : undefined;
  }

  /** Takes a connection out; undefined when somebody has done so before. */
  remove(connectionId: string): OpenConnection | undefined {
    const connection = this.open.get(connectionId);
    this.open.delete(connectionId);
    return connection;
  }

  /** The connections of an API, or of one of its stages. */
  of(apiId: string, stageName?: string): readonly OpenConnection[] {
    return [...this.open.values()].filter(({ target }) => target.apiId === apiId && (stageName === undefined || target.stageName === stageName));
  }

  all(): readonly OpenConnection[] {
    return [...this.open.values()];
  }
}
