import { WebSocketAuthorizer } from './authorizer';

/**
 * Options for a route of a WebSocket API.
 */
export interface WebSocketRouteOptions {
  /**
   * Sends what the integration answers back to the caller. Without it nothing is sent, and the backend answers
   * through `@connections`.
   * @default false
   */
  readonly returnResponse?: boolean;

  /**
   * Asks for an API key on this route; on `$connect` it covers the connection.
   * @default false
   */
  readonly apiKeyRequired?: boolean;

  /**
   * The route's name in documentation and SDKs, at most 64 characters.
   * @default - none
   */
  readonly operationName?: string;
}

/**
 * Options for the `$connect` route.
 */
export interface WebSocketConnectOptions extends WebSocketRouteOptions {
  /**
   * Who may open a connection.
   * @default - nothing is said, which the service takes for anybody; a warning asks for a decision
   */
  readonly authorizer?: WebSocketAuthorizer;
}
