import { findLimit } from '../../limits';
import type { Finding } from '../finding';

/** The limit behind a finding, in one line: `29000 milliseconds, got 60000, adjustable, Service Quotas L-E5AE38E3`. Empty when there is none. */
export function limitFacts({ limit, actual, adjustable, quotaCode, rule }: Finding): string {
  if (limit === undefined && quotaCode === undefined) return '';
  const unit = typeof limit === 'number' ? findLimit(rule)?.unit : undefined;
  const value = limit === undefined ? [] : [[limit, unit === 'rule' ? undefined : unit].filter((part) => part !== undefined).join(' ')];
  const got = limit === undefined || typeof actual !== 'number' ? [] : [`got ${actual}`];
  const raise = adjustable === undefined ? [] : [adjustable ? 'adjustable' : 'not adjustable'];
  return [...value, ...got, ...raise, ...(quotaCode === undefined ? [] : [`Service Quotas ${quotaCode}`])].join(', ');
}
