import { DEFAULT_EDITION, limitValue } from '../limits';
import type { ApiModel } from '../model';
import { readModel, type Template } from '../template';
import { checkOptions } from './check-options';
import { byEnvironment } from './environments';
import type { Finding } from './finding';
import { effectiveIgnores, isIgnored } from './ignores';
import type { LintOptions } from './options';
import type { LintResult } from './result';
import type { Rule, RuleContext } from './rule';
import { RULES } from './rules';
import { byPlace, toFinding } from './to-finding';

/**
 * Runs the rules over the templates of one app; those of one account and Region are seen together. A rule
 * that fails by itself does not take the findings of the others with it.
 * @throws LintOptionError for options that cannot be meant
 */
export function lint(templates: readonly Template[], options: LintOptions = {}, rules: readonly Rule[] = RULES): LintResult {
  checkOptions(options, rules);
  const { edition = DEFAULT_EDITION, quotas = {}, rules: severities = {}, ignore = [], region, today = new Date() } = options;
  const placed = region === undefined ? templates : templates.map((template) => ({ ...template, region: template.region ?? region }));
  const models = byEnvironment(placed).map((group) => readModel(group));
  const files = new Map(placed.map((template) => [template.file, template]));
  const context: RuleContext = { edition, limit: (id) => limitValue(id, edition, quotas) };

  const findings: Finding[] = [];
  const internalErrors = new Set<string>();
  for (const rule of rules) {
    const severity = severities[rule.meta.id];
    if (severity === 'off') continue;
    try {
      for (const violation of models.flatMap((model) => [...rule.check(model, context)])) {
        findings.push({ ...toFinding(rule, violation, edition, files), ...(severity === undefined ? {} : { severity }) });
      }
    } catch (error) {
      internalErrors.add(`internal error in rule '${rule.meta.id}': ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const all = unique(findings).sort(byPlace);
  const { counting, notices } = effectiveIgnores(ignore, today);
  const kept = all.filter((finding) => !isIgnored(finding, counting));
  return {
    findings: kept,
    summary: summarize(kept, templates, models),
    templates: templates.map(({ file }) => file),
    ignored: all.length - kept.length,
    notices,
    internalErrors: [...internalErrors],
  };
}

/** Without what is said twice of one place, as by two templates that hold the same API. */
function unique(findings: readonly Finding[]): Finding[] {
  const said = new Map(findings.map((finding) => [[finding.template, finding.logicalId, finding.path, finding.rule, finding.message].join('\n'), finding]));
  return [...said.values()];
}

function summarize(findings: readonly Finding[], templates: readonly Template[], models: readonly ApiModel[]): LintResult['summary'] {
  const apis = models.flatMap((model) => [...model.restApis, ...model.webSocketApis, ...model.httpApis]).filter(({ definedBy }) => definedBy !== 'external');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors, templates: templates.length, apis: apis.length };
}
