import type { ApiModel } from '../model';
import { readModel, type Template } from '../template';
import { assumptionsOf } from './assumptions';
import { checkOptions } from './check-options';
import { byEnvironment } from './environments';
import type { Finding } from './finding';
import { effectiveIgnores, isIgnored } from './ignores';
import type { LintOptions } from './options';
import type { LintResult } from './result';
import type { Rule } from './rule';
import { RuleRun } from './rule-run';
import { RULES } from './rules';
import { byPlace } from './to-finding';

/**
 * Runs the rules over templates; those of one app, account and Region are seen together. What is wrong only for some
 * values of parameters is a warning.
 * @throws LintOptionError for options that cannot be meant
 */
export function lint(templates: readonly Template[], options: LintOptions = {}, rules: readonly Rule[] = RULES): LintResult {
  checkOptions(options, rules);
  const { ignore = [], region, today = new Date() } = options;
  const placed = region === undefined ? templates : templates.map((template) => ({ ...template, region: template.region ?? region }));
  const groups = byEnvironment(placed).map((together): Group => ({ templates: together, model: readModel(together) }));
  const run = new RuleRun(rules, options, new Map(placed.map((template) => [template.file, template])));
  const all = unique(groups.flatMap((group) => [...findingsIn(group, run)])).sort(byPlace);
  const { counting, notices } = effectiveIgnores(ignore, today);
  const kept = all.filter((finding) => !isIgnored(finding, counting));
  return {
    findings: kept,
    summary: summarize(kept, templates, groups.map(({ model }) => model)),
    templates: templates.map(({ file }) => file),
    ignored: all.length - kept.length,
    notices,
    internalErrors: [...run.internalErrors],
  };
}

/** Templates that are seen together. */
interface Group {
  readonly templates: readonly Template[];
  readonly model: ApiModel;
}

/** What is wrong anyhow, and then what is wrong for some values of the parameters only. */
function* findingsIn({ templates, model }: Group, run: RuleRun): Generator<Finding> {
  const said = new Set<string>();
  for (const finding of run.check(model)) {
    said.add(placeOf(finding));
    yield finding;
  }
  if (!hasApis(model)) return;
  for (const { text, options } of assumptionsOf(templates)) {
    for (const finding of run.check(readModel(templates, options), text)) {
      if (!said.has(placeOf(finding))) yield finding;
      said.add(placeOf(finding));
    }
  }
}

/** Whether parameters are of any interest. */
function hasApis({ templates }: ApiModel): boolean {
  return templates.some(({ resources }) => resources.some(({ type }) => /^AWS::(ApiGateway|Serverless)/.test(type)));
}

/** What a finding is about, whatever it says. */
function placeOf({ template, logicalId, path, rule }: Finding): string {
  return [template, logicalId, path, rule].join('\n');
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
