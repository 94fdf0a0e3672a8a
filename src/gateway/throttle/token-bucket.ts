import type { Clock } from '../clock';

export interface Rate {
  /** Requests a second; negative: no limit. */
  readonly rateLimit: number;
  /** Requests at once. */
  readonly burstLimit: number;
}

/** What AWS gives an account when nothing narrower is said. */
export const ACCOUNT_RATE: Rate = { rateLimit: 10_000, burstLimit: 5_000 };

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets by name. A bucket begins full, and a change of its limits is felt at once. */
export class TokenBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly clock: Clock) {}

  /** Takes a token; false when there is none. */
  take(name: string, { rateLimit, burstLimit }: Rate): boolean {
    if (rateLimit < 0 || burstLimit < 0) return true;
    const now = this.clock.now();
    let bucket = this.buckets.get(name);
    if (bucket === undefined) {
      bucket = { tokens: burstLimit, at: now };
      this.buckets.set(name, bucket);
    }
    bucket.tokens = Math.min(burstLimit, bucket.tokens + ((now - bucket.at) / 1000) * rateLimit);
    bucket.at = now;
    // Tolerates what binary fractions lose: ten times a tenth is one.
    if (bucket.tokens < 1 - 1e-9) return false;
    bucket.tokens -= 1;
    return true;
  }
}
