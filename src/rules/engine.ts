import { DEFAULT_EDITION, findLimit, limitStatement, limitValue, type Edition } from '../limits';
import type { ApiModel } from '../model';
import { readModel, type Template } from '../template';
import { checkOptions } from './check-options';
import type { Finding } from './finding';
import { effectiveIgnores, isIgnored } from './ignores';
import { locate } from './locate';
import type { LintOptions } from './options';
import type { LintResult } from './result';
import type { Rule, RuleContext, Violation } from './rule';
import { RULES } from './rules';

/**
 * Runs the rules over templates, which belong together: one app, one account. A rule that fails by itself
 * does not take the findings of the others with it.
 * @throws LintOptionError for options that cannot be meant
 */
export function lint(templates: readonly Template[], options: LintOptions = {}, rules: readonly Rule[] = RULES): LintResult {
  checkOptions(options, rules);
  const { edition = DEFAULT_EDITION, quotas = {}, rules: severities = {}, ignore = [], region, today = new Date() } = options;
  const placed = region === undefined ? templates : templates.map((template) => ({ ...template, region: template.region ?? region }));
  const model = readModel(placed);
  const files = new Map(placed.map((template) => [template.file, template]));
  const context: RuleContext = { edition, limit: (id) => limitValue(id, edition, quotas) };

  const internalErrors: string[] = [];
  const all = new Map<string, Finding>();
  for (const rule of rules) {
    const severity = severities[rule.meta.id];
    if (severity === 'off') continue;
    try {
      for (const violation of rule.check(model, context)) {
        const finding = toFinding(rule, violation, edition, files);
        const weighed = severity === undefined ? finding : { ...finding, severity };
        all.set(JSON.stringify([weighed.template, weighed.logicalId, weighed.path, weighed.rule, weighed.message]), weighed);
      }
    } catch (error) {
      internalErrors.push(`internal error in rule '${rule.meta.id}': ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const { counting, notices } = effectiveIgnores(ignore, today);
  const findings = [...all.values()].filter((finding) => !isIgnored(finding, counting)).sort(byPlace);
  return {
    findings,
    summary: summarize(findings, templates, model),
    templates: templates.map(({ file }) => file),
    ignored: all.size - findings.length,
    notices,
    internalErrors,
  };
}

function toFinding(rule: Rule, violation: Violation, edition: Edition, files: ReadonlyMap<string, Template>): Finding {
  const { meta } = rule;
  const { at, path = at.path } = violation;
  const limit = findLimit(meta.id);
  return {
    rule: meta.id,
    severity: violation.severity ?? meta.severity,
    message: violation.message,
    fix: violation.fix ?? meta.fix,
    template: at.template,
    ...(at.stack === undefined ? {} : { stack: at.stack }),
    logicalId: at.logicalId,
    path,
    ...(at.constructPath === undefined ? {} : { constructPath: at.constructPath }),
    ...locate(files.get(at.template), at.logicalId, path),
    ...(violation.actual === undefined ? {} : { actual: violation.actual }),
    ...(violation.limit === undefined ? {} : { limit: violation.limit }),
    ...(limit ? { adjustable: limitStatement(limit.id, edition).adjustable } : {}),
    ...(limit?.quotaCode === undefined ? {} : { quotaCode: limit.quotaCode }),
    source: meta.source,
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.template, b.template) || compare(a.logicalId, b.logicalId) || compare(a.path, b.path) ||
    compare(a.rule, b.rule) || compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function summarize(findings: readonly Finding[], templates: readonly Template[], model: ApiModel): LintResult['summary'] {
  const apis = [...model.restApis, ...model.webSocketApis, ...model.httpApis].filter(({ definedBy }) => definedBy !== 'external');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors, templates: templates.length, apis: apis.length };
}
