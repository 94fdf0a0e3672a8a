import type { Clock } from '../clock';
import { RANDOM_IDS, type Ids } from '../ids';
import type { FunctionInvoker } from '../lambda';
import type { HttpFetcher } from '../rest/environment';
import { fetchOverHttp } from '../rest/http-fetcher';
import { SystemClock } from '../system-clock';
import { TokenBuckets } from '../throttle/token-bucket';

/** One event of a connection, as CloudWatch counts it. */
export interface WebSocketMetric {
  readonly apiId: string;
  readonly stageName: string;
  readonly routeKey: string;
  readonly eventType: EventType;
  readonly statusCode: number;
  /** Milliseconds; absent when no backend was called. */
  readonly integrationLatency?: number;
}

export type EventType = 'CONNECT' | 'MESSAGE' | 'DISCONNECT';

/** What became of one event of a connection, for whoever watches the gateway. */
export interface WebSocketOutcome {
  readonly apiId: string;
  readonly stageName: string;
  readonly connectionId: string;
  readonly eventType: EventType;
  readonly routeKey: string;
  readonly statusCode: number;
  /** Milliseconds. */
  readonly latency: number;
  /** Of a 4xx or 5xx: the phase that answered, and why. */
  readonly failure?: { readonly phase: string; readonly reason: string };
}

/** Everything that the data plane of WebSocket APIs is given from outside. */
export interface WebSocketEnvironment {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly functions: FunctionInvoker;
  readonly fetch: HttpFetcher;
  readonly accessLog: (destinationArn: string, line: string) => void;
  readonly metrics: (metric: WebSocketMetric) => void;
  /** Called once an event has its answer. */
  readonly finished: (outcome: WebSocketOutcome) => void;
  /** Told why an integration failed; the client only learns that it did. */
  readonly onFailure: (failure: IntegrationFailure) => void;
  readonly buckets: TokenBuckets;
}

export interface IntegrationFailure {
  readonly apiId: string;
  readonly stageName: string;
  readonly routeKey: string;
  readonly requestId: string;
  readonly reason: string;
}

export type WebSocketEnvironmentOptions = { readonly functions: FunctionInvoker } & Partial<Omit<WebSocketEnvironment, 'functions' | 'buckets'>>;

/** The environment of the real world, but for what is given. */
export function webSocketEnvironment(options: WebSocketEnvironmentOptions): WebSocketEnvironment {
  const clock = options.clock ?? new SystemClock();
  return {
    ids: RANDOM_IDS,
    fetch: fetchOverHttp,
    accessLog: () => {},
    metrics: () => {},
    finished: () => {},
    onFailure: () => {},
    ...options,
    clock,
    buckets: new TokenBuckets(clock),
  };
}
