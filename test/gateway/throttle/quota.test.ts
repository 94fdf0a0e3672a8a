import * as fc from 'fast-check';
import { periodStart, Quotas, type QuotaPeriod } from '../../../src/gateway/throttle/quota';
import { VirtualClock } from '../../../src/gateway/virtual-clock';

describe('when a period began', () => {
  // The 23rd of November 2026 is a Monday.
  const rows: [period: QuotaPeriod, offset: number, time: string, start: string][] = [
    ['DAY', 0, '2026-11-23T10:00:00Z', '2026-11-23'],
    ['DAY', 0, '2026-11-23T00:00:00Z', '2026-11-23'],
    ['DAY', 0, '2026-11-22T23:59:59.999Z', '2026-11-22'],
    ['WEEK', 0, '2026-11-23T10:00:00Z', '2026-11-22'],
    ['WEEK', 0, '2026-11-22T00:00:00Z', '2026-11-22'],
    ['WEEK', 0, '2026-11-21T23:00:00Z', '2026-11-15'],
    ['WEEK', 1, '2026-11-23T00:00:00Z', '2026-11-23'],
    ['WEEK', 1, '2026-11-22T23:00:00Z', '2026-11-16'],
    ['MONTH', 0, '2026-11-23T10:00:00Z', '2026-11-01'],
    ['MONTH', 0, '2027-01-01T00:00:00Z', '2027-01-01'],
    ['MONTH', 9, '2026-11-09T23:00:00Z', '2026-10-10'],
    ['MONTH', 9, '2026-11-10T00:00:00Z', '2026-11-10'],
  ];
  test.each(rows)('%s with offset %d at %s: %s', (period, offset, time, start) => {
    expect(new Date(periodStart(Date.parse(time), { period, offset })).toISOString()).toBe(`${start}T00:00:00.000Z`);
  });

  test('is never later, and the same for all of the period', () => {
    fc.assert(fc.property(
      fc.integer({ min: 0, max: Date.parse('2100-01-01') }), fc.constantFrom<QuotaPeriod>('DAY', 'WEEK', 'MONTH'), fc.integer({ min: 0, max: 6 }),
      (time, period, offset) => {
        const given = { period, offset: period === 'DAY' ? 0 : offset };
        const start = periodStart(time, given);
        expect(start).toBeLessThanOrEqual(time);
        expect(periodStart(start, given)).toBe(start);
        expect(periodStart(start - 1, given)).toBeLessThan(start);
      },
    ));
  });
});

test('what is refused is not counted', () => {
  const quotas = new Quotas(new VirtualClock());
  const quota = { limit: 1, period: 'DAY' } as const;
  expect([quotas.take('a', quota), quotas.take('a', quota), quotas.used('a', quota), quotas.used('b', quota)]).toEqual([true, false, 1, 0]);
});
