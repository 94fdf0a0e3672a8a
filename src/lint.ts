import { lint as lintTemplates, REPORTS, withAcknowledged, type LintOptions, type LintResult, type ReportFormat } from './rules';
import { loadTemplates, type Template, type TemplateError } from './template';

export { EDITIONS, findLimit, LIMITS, limitValue, type Edition, type Limit } from './limits';
export { LintOptionError, REPORTS, RULES } from './rules';
export type { Finding, Ignore, LintOptions, LintResult, ReportFormat, RuleMeta, Severity, Summary } from './rules';
export { parseTemplate, TemplateError, type Template } from './template';

/** A lint with the files that could not be read, whose findings are missing. */
export interface LintReport extends LintResult {
  readonly problems: readonly TemplateError[];
}

/**
 * Lints templates of one app: files, `cdk.out` folders and folders with templates by path, or templates that were
 * parsed before. Templates of another folder count together only where one refers to another. What the app of a
 * `cdk.out` folder acknowledged is left out.
 *
 * ```ts
 * const { findings } = lint(['cdk.out'], { quotas: { 'rest-integration-timeout': 60_000 } });
 * ```
 * @throws LintOptionError for options that cannot be meant
 */
export function lint(paths: readonly string[] | readonly Template[], options: LintOptions = {}): LintReport {
  const named = paths.filter((path) => typeof path === 'string');
  const parsed = paths.filter((path) => typeof path !== 'string');
  const { templates, problems } = named.length > 0 ? loadTemplates(named) : { templates: [], problems: [] };
  const all = [...templates, ...parsed];
  return { ...lintTemplates(all, withAcknowledged(templates, options)), problems };
}

/** Writes a result down: `text`, `json`, `sarif`, `junit` or `github`. */
export function format(result: LintResult, as: ReportFormat = 'text'): string {
  return REPORTS[as](result);
}
