import type { RestRoutes } from '../../protocols/rest-json';
import type { Registries } from '../../records/registry';
import { badRequest } from '../texts';
import { USAGE_PLAN_ENTITY, USAGE_PLAN_KEY_ENTITY } from '../usage-plan';

/** Requests that each key of a plan has made. */
export interface UsageMeter {
  /** Requests of a UTC day such as `2026-01-31`. */
  usedOn(planId: string, keyId: string, day: string): number;
  /** What is left of the quota at the end of that day; `undefined` without a quota. */
  remainingOn(planId: string, keyId: string, day: string): number | undefined;
}

const LONGEST_SPAN = 90;
const DAY = 86_400_000;
const UNLIMITED = 0;

/** `GetUsage`: requests and what was left, by key and day. */
export function usageRoutes(registries: Registries, meter: UsageMeter): RestRoutes {
  return {
    'GET /usageplans/{id}/usage': ({ path, query, context }) => {
      const registry = registries.of(context);
      const plan = registry.require(USAGE_PLAN_ENTITY, '', path.id);
      const [startDate, endDate] = ['startDate', 'endDate'].map((name) => query.get(name) ?? badRequest(`${name} must be specified`));
      const keyId = query.get('keyId');
      const keys = registry.list(USAGE_PLAN_KEY_ENTITY, plan.id).map(({ id }) => id).filter((id) => keyId === null || id === keyId);
      const days = daysBetween(startDate, endDate);
      return {
        usagePlanId: plan.id,
        startDate,
        endDate,
        values: Object.fromEntries(keys.map((id) => [
          id, days.map((day) => [meter.usedOn(plan.id, id, day), meter.remainingOn(plan.id, id, day) ?? UNLIMITED]),
        ])),
      };
    },
  };
}

function daysBetween(start: string, end: string): readonly string[] {
  const [from, to] = [start, end].map((date) => /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : NaN);
  if (Number.isNaN(from) || Number.isNaN(to)) badRequest('Invalid date format specified. Must be YYYY-MM-DD');
  if (to < from) badRequest('Usage plan end date must not be before its start date');
  if (to - from > LONGEST_SPAN * DAY) badRequest(`Usage date range must not exceed ${LONGEST_SPAN} days`);
  return Array.from({ length: (to - from) / DAY + 1 }, (_, index) => new Date(from + index * DAY).toISOString().slice(0, 10));
}
