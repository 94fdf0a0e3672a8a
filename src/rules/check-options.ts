import { findLimit, isEdition, EDITIONS, LIMITS } from '../limits';
import type { LintOptions } from './options';
import type { Rule } from './rule';
import { didYouMean } from './similar';

/** An option that cannot be meant as it stands. The message is one line that names it. */
export class LintOptionError extends Error {
  override readonly name = 'LintOptionError';
}

/**
 * @param severities what the user calls `rules`
 * @throws LintOptionError for the first option that names something unknown or has a value that cannot be
 */
export function checkOptions(options: LintOptions, rules: readonly Rule[], severities = 'rules'): void {
  const ids = new Set(rules.map(({ meta }) => meta.id));
  const checkRule = (at: string, id: string) => {
    if (!ids.has(id)) throw new LintOptionError(`${at} must be the id of a rule, got '${id}'${didYouMean(id, ids)}`);
  };
  if (options.edition !== undefined && !isEdition(options.edition)) {
    throw new LintOptionError(`edition must be one of ${EDITIONS.join(', ')}, got '${options.edition}'`);
  }
  for (const [id, value] of Object.entries(options.quotas ?? {})) checkQuota(id, value, options);
  for (const [id, severity] of Object.entries(options.rules ?? {})) {
    checkRule(severities, id);
    if (!['off', 'warning', 'error'].includes(severity)) {
      throw new LintOptionError(`${severities}.${id} must be one of off, warning, error, got ${JSON.stringify(severity)}`);
    }
  }
  options.ignore?.forEach(({ rule, reason, expires }, index) => {
    checkRule(`ignore[${index}].rule`, rule);
    if (reason.trim() === '') throw new LintOptionError(`ignore[${index}].reason must say why '${rule}' is ignored, got an empty text`);
    if (expires !== undefined && !isDay(expires)) {
      throw new LintOptionError(`ignore[${index}].expires must be a day as YYYY-MM-DD, got '${expires}'`);
    }
  });
}

function checkQuota(id: string, value: number, { edition = 'current' }: LintOptions): void {
  const limit = findLimit(id);
  if (limit?.editions.current.value === undefined) {
    const numeric = LIMITS.filter(({ editions }) => editions.current.value !== undefined).map((entry) => entry.id);
    throw new LintOptionError(`quotas must name limits that have a number, got '${id}'${didYouMean(id, numeric)}`);
  }
  if (!Number.isFinite(value) || value < 0) {
    throw new LintOptionError(`quotas.${id} must be a number of ${limit.unit} that is not negative, got ${JSON.stringify(value)}`);
  }
  const { current } = limit.editions;
  const documented = Math.max(current.value!, limit.editions[edition]?.value ?? 0);
  if (!current.adjustable && value > documented) {
    throw new LintOptionError(`quotas.${id} must be at most ${documented}, which AWS raises for nobody, got ${value}`);
  }
}

/** Whether the text is a day of the calendar. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
