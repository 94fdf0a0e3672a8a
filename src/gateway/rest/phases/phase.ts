import type { Exchange } from '../exchange';

/** A step in the life of a request. It may set the response, or throw a GatewayError that becomes one. */
export interface Phase {
  /** One word, which the documentation and the file share. */
  readonly name: string;
  /** Runs although the response is already there. */
  readonly always?: boolean;
  run(exchange: Exchange): void | Promise<void>;
}
