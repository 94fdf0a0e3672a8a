/** Time, as the gateway sees it. Injected, so that two hours pass in a millisecond in a test. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /** Calls back once, after `millis`; returns what cancels it. */
  after(millis: number, callback: () => void): () => void;
}

/** Uniform in [0, 1). Injected for the same reason. */
export type Random = () => number;
