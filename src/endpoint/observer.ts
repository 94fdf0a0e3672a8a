import type { RestOutcome } from '../gateway/rest';
import type { WebSocketOutcome } from '../gateway/websocket';

/** Watches what deployed APIs and functions do. */
export interface EndpointObserver {
  /** A request to a REST API has its answer. */
  request?(outcome: RestOutcome): void;
  /** An event of a WebSocket connection has been handled. */
  event?(outcome: WebSocketOutcome): void;
  /** A function has written lines to its log, those of the service among them. */
  output?(functionName: string, lines: readonly string[]): void;
}
