import type { Clock, Random } from '../clock';
import type { Header } from '../http';
import { RANDOM_IDS, type Ids } from '../ids';
import type { FunctionInvoker } from '../lambda';
import { SystemClock } from '../system-clock';
import { Quotas } from '../throttle/quota';
import { TokenBuckets, type Rate } from '../throttle/token-bucket';
import { TtlCache } from '../ttl-cache';
import type { AuthorizerVerdict } from './authorizers/verdict';
import { fetchOverHttp } from './http-fetcher';
import type { RestOutcome } from './outcome';

/** A call to an HTTP backend. */
export interface BackendRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Buffer;
  readonly insecureSkipVerification: boolean;
  /** Aborted when the caller no longer waits. */
  readonly signal: AbortSignal;
}

export interface BackendResponse {
  readonly statusCode: number;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

/** Rejects when the backend cannot be reached. */
export type HttpFetcher = (request: BackendRequest) => Promise<BackendResponse>;

/** One request as CloudWatch counts it. */
export interface RestMetric {
  readonly apiId: string;
  readonly stageName: string;
  readonly resourcePath?: string;
  readonly httpMethod: string;
  readonly statusCode: number;
  /** Milliseconds. */
  readonly latency: number;
  /** Milliseconds; absent when no backend was called. */
  readonly integrationLatency?: number;
  readonly isCanary: boolean;
  /** Absent where the stage has no cache for the method. */
  readonly cache?: 'hit' | 'miss';
}

/** What is remembered from one request to the next. */
export interface RestState {
  readonly buckets: TokenBuckets;
  readonly quotas: Quotas;
  readonly authorizerResults: TtlCache<AuthorizerVerdict>;
  readonly responses: TtlCache<CachedResponse>;
}

export interface CachedResponse {
  readonly statusCode: number;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

/** Everything that the pure pipeline is given from outside. */
export interface RestEnvironment {
  readonly clock: Clock;
  readonly random: Random;
  readonly ids: Ids;
  readonly functions: FunctionInvoker;
  readonly fetch: HttpFetcher;
  readonly accessLog: (destinationArn: string, line: string) => void;
  /** Gets the lines of one request at once, when it has its answer. */
  readonly executionLog: (requestId: string, lines: readonly string[], isCanary: boolean) => void;
  readonly metrics: (metric: RestMetric) => void;
  /** Called once a request has its answer. */
  readonly finished: (outcome: RestOutcome) => void;
  /** The limit over all APIs. Absent: none, so that a load test on one machine measures the API and not the quota. */
  readonly accountRate?: Rate;
  readonly state: RestState;
}

export type RestEnvironmentOptions =
  & { readonly functions: FunctionInvoker; readonly state?: Partial<RestState> }
  & Partial<Omit<RestEnvironment, 'functions' | 'state'>>;

/** The environment of the real world, but for what is given. What is not given of its state begins empty. */
export function restEnvironment(options: RestEnvironmentOptions): RestEnvironment {
  const clock = options.clock ?? new SystemClock();
  return {
    random: Math.random,
    ids: RANDOM_IDS,
    fetch: fetchOverHttp,
    accessLog: () => {},
    executionLog: () => {},
    metrics: () => {},
    finished: () => {},
    ...options,
    clock,
    state: {
      buckets: new TokenBuckets(clock),
      quotas: new Quotas(clock),
      authorizerResults: new TtlCache(clock),
      responses: new TtlCache(clock),
      ...options.state,
    },
  };
}
