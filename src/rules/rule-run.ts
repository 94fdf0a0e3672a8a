import { DEFAULT_EDITION, limitValue, type Edition } from '../limits';
import type { ApiModel } from '../model';
import type { Template } from '../template';
import type { Finding } from './finding';
import type { LintOptions } from './options';
import type { Rule, RuleContext, Severity, Violation } from './rule';
import { toFinding } from './to-finding';

/** The rules of one lint, with what the user said of them. A rule that fails by itself does not take the findings of the others with it. */
export class RuleRun {
  /** One line for each rule that failed by itself. */
  readonly internalErrors = new Set<string>();
  private readonly edition: Edition;
  private readonly context: RuleContext;
  private readonly severities: NonNullable<LintOptions['rules']>;
  private readonly rules: readonly Rule[];

  /** @param files the templates by their files, where findings look for their place */
  constructor(rules: readonly Rule[], options: LintOptions, private readonly files: ReadonlyMap<string, Template>) {
    const { edition = DEFAULT_EDITION, quotas = {}, rules: severities = {} } = options;
    this.edition = edition;
    this.context = { edition, limit: (id) => limitValue(id, edition, quotas) };
    this.severities = severities;
    this.rules = rules.filter(({ meta }) => severities[meta.id] !== 'off');
  }

  /** @param assumption when the model holds, where it is not for sure: what breaks only then is a warning */
  check(model: ApiModel, assumption?: string): Finding[] {
    return this.rules.flatMap((rule) => this.violations(rule, model).map((violation) => {
      const finding = toFinding(rule, violation, this.edition, this.files);
      const severity = this.severityOf(rule) ?? (assumption === undefined ? finding.severity : 'warning');
      return { ...finding, severity, message: assumption === undefined ? finding.message : `${finding.message} (${assumption})` };
    }));
  }

  private violations(rule: Rule, model: ApiModel): Violation[] {
    try {
      return [...rule.check(model, this.context)];
    } catch (error) {
      this.internalErrors.add(`internal error in rule '${rule.meta.id}': ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  private severityOf({ meta }: Rule): Severity | undefined {
    const severity = this.severities[meta.id];
    return severity === 'off' ? undefined : severity;
  }
}
