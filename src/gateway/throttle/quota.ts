import type { Clock } from '../clock';

export type QuotaPeriod = 'DAY' | 'WEEK' | 'MONTH';

export interface QuotaLimit {
  readonly limit: number;
  readonly period: QuotaPeriod;
  /** Days by which the period begins later: a week of offset 1 begins on Monday instead of Sunday. */
  readonly offset?: number;
}

const DAY = 86_400_000;

/** The moment at which the period that holds `time` began; periods begin at midnight UTC. */
export function periodStart(time: number, { period, offset = 0 }: Pick<QuotaLimit, 'period' | 'offset'>): number {
  const shifted = new Date(time - offset * DAY);
  const year = shifted.getUTCFullYear();
  const month = shifted.getUTCMonth();
  const day = shifted.getUTCDate();
  if (period === 'MONTH') return Date.UTC(year, month, 1) + offset * DAY;
  if (period === 'WEEK') return Date.UTC(year, month, day - shifted.getUTCDay()) + offset * DAY;
  return Date.UTC(year, month, day);
}

/** Counts requests against calendar periods, by name. */
export class Quotas {
  private readonly counts = new Map<string, { start: number; used: number }>();

  constructor(private readonly clock: Clock) {}

  /** Counts one request; false, and not counted, when the period's requests are used up. */
  take(name: string, quota: QuotaLimit): boolean {
    const start = periodStart(this.clock.now(), quota);
    let count = this.counts.get(name);
    if (count?.start !== start) {
      count = { start, used: 0 };
      this.counts.set(name, count);
    }
    if (count.used >= quota.limit) return false;
    count.used += 1;
    return true;
  }

  /** Requests counted in the present period. */
  used(name: string, quota: QuotaLimit): number {
    const count = this.counts.get(name);
    return count?.start === periodStart(this.clock.now(), quota) ? count.used : 0;
  }
}
