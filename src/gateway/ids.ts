import { randomBytes, randomUUID } from 'node:crypto';

/** Makes the identifiers that every request carries. Injected, so that a test can know them. */
export interface Ids {
  /** `x-amzn-RequestId`. */
  requestId(): string;
  /** `x-amz-apigw-id`: base64 that ends in `=`. */
  extendedRequestId(): string;
  /** The root of an `X-Amzn-Trace-Id`. */
  traceId(now: number): string;
  /** Sixteen hexadecimal digits. */
  spanId(): string;
}

/** Random bytes are made in stock: asking for eleven at a time costs more than all the rest of an id. */
const STOCK = 4096;
let stock = Buffer.alloc(0);
let next = 0;

function take(count: number): Buffer {
  if (next + count > stock.length) {
    stock = randomBytes(STOCK);
    next = 0;
  }
  next += count;
  return stock.subarray(next - count, next);
}

export const RANDOM_IDS: Ids = {
  requestId: () => randomUUID(),
  extendedRequestId: () => take(11).toString('base64'),
  traceId: (now) => `Root=1-${Math.floor(now / 1000).toString(16).padStart(8, '0')}-${take(12).toString('hex')}`,
  spanId: () => take(8).toString('hex'),
};
