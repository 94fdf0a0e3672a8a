import * as fc from 'fast-check';
import { TokenBuckets } from '../../../src/gateway/throttle/token-bucket';
import { VirtualClock } from '../../../src/gateway/virtual-clock';

test('never lets through more than its burst and its rate since', () => {
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 50 }), fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }),
    (burstLimit, rateLimit, pauses) => {
      const clock = new VirtualClock();
      const buckets = new TokenBuckets(clock);
      let taken = 0;
      for (const pause of pauses) {
        clock.advance(pause);
        if (buckets.take('b', { burstLimit, rateLimit })) taken += 1;
        expect(taken).toBeLessThanOrEqual(burstLimit + (clock.now() / 1000) * rateLimit + 1e-6);
      }
    },
  ));
});

test('ten tenths of a second make a token at one a second', () => {
  const clock = new VirtualClock();
  const buckets = new TokenBuckets(clock);
  const rate = { rateLimit: 1, burstLimit: 1 };
  expect(buckets.take('b', rate)).toBe(true);
  const taken = Array.from({ length: 10 }, () => {
    clock.advance(100);
    return buckets.take('b', rate);
  });
  expect(taken.lastIndexOf(true)).toBe(9);
  expect(taken.filter(Boolean)).toHaveLength(1);
});
