import { limitValue } from '../../limits';
import type { Directory, WebSocketStageTarget } from '../directory';
import type { GatewayResponse } from '../http';
import { ConnectionRegistry, type Connection, type Handshake, type OpenConnection, type Peer } from './connection';
import type { WebSocketEnvironment } from './environment';
import { manage, type ManagementRequest } from './management';
import { connect, disconnect, message, type ConnectOutcome } from './phases';

/** Milliseconds. */
const IDLE_TIMEOUT = limitValue('ws-idle-timeout') * 1000;
/** Milliseconds. */
const MAX_DURATION = limitValue('ws-connection-duration') * 1000;
const GOING_AWAY = 'Going away';

/** Names a stage of a WebSocket API. */
export interface StageName {
  readonly apiId: string;
  readonly stageName: string;
}

/**
 * The data plane of WebSocket APIs, free of sockets: whoever has a socket calls `connect`, after the
 * handshake `open`, then `message` and `disconnect`. Nothing here rejects for what a backend does.
 */
export class WebSocketGateway {
  readonly connections = new ConnectionRegistry();
  private readonly timers = new Map<string, () => void>();
  private readonly pending = new Set<Promise<void>>();

  constructor(private readonly directory: Pick<Directory, 'webSocketStage'>, private readonly env: WebSocketEnvironment) {}

  /** Asks for a connection. */
  async connect({ apiId, stageName }: StageName, handshake: Handshake): Promise<ConnectOutcome> {
    const target = this.directory.webSocketStage(apiId, stageName);
    if (!target) {
      return { accepted: false, response: { statusCode: 403, headers: [['Content-Type', 'application/json']], body: Buffer.from('{"message":"Forbidden"}') } };
    }
    return connect(this.env, target, handshake);
  }

  /** Makes a connection known once its handshake is done; from then on it can be managed and ends by time. */
  open(connection: Connection, peer: Peer): void {
    const { clock } = this.env;
    const { connectionId } = connection;
    this.connections.add({ ...connection, peer, lastActiveAt: clock.now() });
    const stopDuration = clock.after(MAX_DURATION, () => this.end(connectionId, 1001, GOING_AWAY));
    let stopIdle = () => {};
    const watch = (after: number) => {
      stopIdle = clock.after(after, () => {
        const left = (this.connections.get(connectionId)?.lastActiveAt ?? 0) + IDLE_TIMEOUT - clock.now();
        if (left > 0) watch(left);
        else this.end(connectionId, 1001, GOING_AWAY);
      });
    };
    watch(IDLE_TIMEOUT);
    this.timers.set(connectionId, () => {
      stopDuration();
      stopIdle();
    });
    // The stage may have gone while its backend was thinking.
    if (!this.directory.webSocketStage(connection.target.apiId, connection.target.stageName)) this.end(connectionId, 1001, GOING_AWAY);
  }

  /** A text message of the client. */
  message(connectionId: string, body: string): Promise<void> {
    const connection = this.touch(connectionId);
    return connection ? this.tracked(message(this.env, this.targetOf(connection), connection, body)) : Promise.resolve();
  }

  /** Notes that a connection is in use, as a ping does. */
  touch(connectionId: string): OpenConnection | undefined {
    const connection = this.connections.get(connectionId);
    if (connection) connection.lastActiveAt = this.env.clock.now();
    return connection;
  }

  /** The client has gone. Calls `$disconnect`, unless the gateway itself closed the connection and has done so. */
  disconnect(connectionId: string, code: number, reason: string): Promise<void> {
    const connection = this.connections.remove(connectionId);
    this.timers.get(connectionId)?.();
    this.timers.delete(connectionId);
    return connection ? this.tracked(disconnect(this.env, this.targetOf(connection), connection, code, reason)) : Promise.resolve();
  }

  /** The client had gone before its accepted handshake was done: the backend has seen `$connect` and sees `$disconnect`. */
  abandon(connection: Connection): Promise<void> {
    return this.tracked(disconnect(this.env, this.targetOf(connection), connection, 1006, ''));
  }

  /** Answers `/@connections/{connectionId}` of a stage. */
  manage({ apiId, stageName }: StageName, request: ManagementRequest): GatewayResponse {
    return manage(request, {
      find: (connectionId) => this.connections.find(apiId, stageName, connectionId),
      send: ({ connectionId, peer }, text) => {
        this.touch(connectionId);
        peer.send(text);
      },
      close: ({ connectionId }) => this.end(connectionId, 1000, 'Connection Closed Normally'),
    });
  }

  /** Closes the connections of an API or of one of its stages, as their deletion does. */
  closeStage(apiId: string, stageName?: string): void {
    for (const { connectionId } of this.connections.of(apiId, stageName)) this.end(connectionId, 1001, GOING_AWAY);
  }

  /** Closes every connection and waits until the backends have been told. */
  async close(): Promise<void> {
    for (const { connectionId } of this.connections.all()) this.end(connectionId, 1001, GOING_AWAY);
    await Promise.all(this.pending);
  }

  private end(connectionId: string, code: number, reason: string): void {
    this.connections.get(connectionId)?.peer.close(code, reason);
    void this.disconnect(connectionId, code, reason);
  }

  /** The stage as it is now; as it was, when it has been deleted. */
  private targetOf({ target }: Connection): WebSocketStageTarget {
    return this.directory.webSocketStage(target.apiId, target.stageName) ?? target;
  }

  private tracked(work: Promise<void>): Promise<void> {
    this.pending.add(work);
    const done = () => this.pending.delete(work);
    work.then(done, done);
    return work;
  }
}
