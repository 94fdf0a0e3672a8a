/** A price that holds from the end of the tier before up to a number of units a month. */
export interface PriceTier {
  /** Units a month where the tier ends; absent for the last. */
  readonly upTo?: number;
  /** US dollars for a million units. */
  readonly perMillion: number;
}

/**
 * List prices in us-east-1, in US dollars. AWS changes them without notice and other Regions cost more: good for
 * an estimate, not for a bill.
 * @see https://aws.amazon.com/api-gateway/pricing/
 */
export const PRICES = {
  region: 'us-east-1',
  currency: 'USD',
  source: 'https://aws.amazon.com/api-gateway/pricing/',
  restRequests: [
    { upTo: 333_000_000, perMillion: 3.5 },
    { upTo: 1_000_000_000, perMillion: 2.8 },
    { upTo: 20_000_000_000, perMillion: 2.38 },
    { perMillion: 1.51 },
  ],
  httpRequests: [{ upTo: 300_000_000, perMillion: 1 }, { perMillion: 0.9 }],
  /** A request to an HTTP API is metered in steps of so many bytes. */
  httpMeteringBytes: 512 * 1024,
  webSocketMessages: [{ upTo: 1_000_000_000, perMillion: 1 }, { perMillion: 0.8 }],
  /** A WebSocket message is metered in steps of so many bytes. */
  webSocketMeteringBytes: 32 * 1024,
  webSocketConnectionMinutesPerMillion: 0.25,
  /** A cache cluster by its size in gigabytes, an hour. */
  cachePerHour: {
    0.5: 0.02,
    1.6: 0.038,
    6.1: 0.2,
    13.5: 0.25,
    28.4: 0.5,
    58.2: 1,
    118: 1.9,
    237: 3.8,
  },
  /** Units a month in the first twelve months of an account. Caches have none. */
  freeTier: { restRequests: 1_000_000, httpRequests: 1_000_000, webSocketMessages: 1_000_000, webSocketConnectionMinutes: 750_000 },
} as const satisfies {
  restRequests: readonly PriceTier[];
  httpRequests: readonly PriceTier[];
  webSocketMessages: readonly PriceTier[];
  [other: string]: unknown;
};
