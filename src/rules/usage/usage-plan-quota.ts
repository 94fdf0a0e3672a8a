import { QUOTA_PERIODS } from '../../limits';
import type { Quota } from '../../model';
import type { Rule, Violation } from '../rule';
import { catalogued, number, place, text } from '../support';

const PERIODS: ReadonlySet<string> = new Set(QUOTA_PERIODS);

/** The last day on which a period can start, counted from 0. */
const LAST_DAY: Readonly<Record<string, number>> = { DAY: 0, WEEK: 6, MONTH: 27 };

/** A usage plan quota that AWS refuses, or that says half of what a quota is. */
export const usagePlanQuota: Rule = {
  meta: catalogued('usage-plan-quota', {
    why: 'AWS refuses the usage plan, and the stack rolls back.',
    fix: 'Give a limit of at least 0 and a period of DAY, WEEK or MONTH.',
  }),
  *check(model) {
    for (const { quota } of model.usagePlans) if (quota) yield* checkQuota(quota);
  },
};

function* checkQuota(quota: Quota): Generator<Violation> {
  const period = text(quota.period);
  const limit = number(quota.limit);
  const offset = number(quota.offset);
  if (period !== undefined && !PERIODS.has(period)) {
    yield { ...place(quota, 'period'), message: `quota period must be one of ${QUOTA_PERIODS.join(', ')}, got '${period}'`, actual: period };
  }
  if (limit !== undefined && (limit < 0 || !Number.isInteger(limit))) {
    yield { ...place(quota, 'limit'), message: `quota limit must be a whole number of at least 0, got ${limit}`, actual: limit, limit: 0 };
  }
  if (offset !== undefined && (offset < 0 || !Number.isInteger(offset))) {
    yield { ...place(quota, 'offset'), message: `quota offset must be a whole number of at least 0, got ${offset}`, actual: offset, limit: 0 };
  } else if (offset !== undefined && limit !== undefined && limit > 0 && offset >= limit) {
    yield { ...place(quota, 'offset'), message: `quota offset must be below the limit of ${limit}, got ${offset}`, actual: offset, limit, severity: 'warning' };
  } else if (offset !== undefined && period !== undefined && offset > (LAST_DAY[period] ?? Infinity)) {
    const most = LAST_DAY[period];
    yield {
      ...place(quota, 'offset'),
      message: `quota offset is a day of the period and must be at most ${most} for ${period}, got ${offset}`,
      actual: offset,
      limit: most,
      severity: 'warning',
    };
  }
  if ((quota.limit === undefined) !== (quota.period === undefined)) {
    const [there, missing] = quota.limit === undefined ? ['period', 'limit'] : ['limit', 'period'];
    yield { ...place(quota), message: `quota has a ${there} but no ${missing}, and must have both`, severity: 'warning' };
  }
}
