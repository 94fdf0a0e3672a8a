import { lint } from '../../src/rules/engine';
import type { LintOptions } from '../../src/rules/options';
import type { Rule, Severity } from '../../src/rules/rule';
import { templateOf, type TemplateContext } from '../../src/template';

/** A template, or several of one app; read as a user's files are. */
export interface Row extends Pick<LintOptions, 'edition' | 'quotas' | 'region'> {
  /** What is special about the row: `the limit itself`, `one over`, `only known at deployment`. */
  readonly name: string;
  readonly template?: unknown;
  readonly templates?: readonly unknown[];
  /** What an assembly would tell about the templates. */
  readonly context?: TemplateContext;
}

export interface ExpectedFinding {
  readonly logicalId: string;
  /** The whole path, or its end with a leading `…`. */
  readonly path?: string;
  readonly message?: string | RegExp;
  readonly severity?: Severity;
  readonly actual?: string | number;
  readonly limit?: string | number;
  readonly adjustable?: boolean;
}

export interface InvalidRow extends Row {
  /** All findings, sorted by template, logical id and path. */
  readonly findings: readonly ExpectedFinding[];
}

/** Runs one rule over the rows of a table, each through the real reader and engine. */
export function testRule(rule: Rule, { valid, invalid }: { readonly valid: readonly Row[]; readonly invalid: readonly InvalidRow[] }): void {
  describe(rule.meta.id, () => {
    test.each(valid.map((row) => [row.name, row] as const))('takes %s', (_, row) => {
      expect(run(rule, row)).toEqual([]);
    });
    test.each(invalid.map((row) => [row.name, row] as const))('finds %s', (_, row) => {
      expect(run(rule, row)).toMatchObject(row.findings.map(expectation));
    });
  });
}

function run(rule: Rule, { template, templates = [template], edition, quotas, region, context }: Row) {
  const read = templates.map((body, index) => templateOf(`template${index === 0 ? '' : index + 1}.json`, body, context));
  const { findings, internalErrors } = lint(read, { edition, quotas, region }, [rule]);
  expect(internalErrors).toEqual([]);
  return findings;
}

function expectation({ path, message, ...rest }: ExpectedFinding) {
  return {
    ...rest,
    ...(path !== undefined && { path: path.startsWith('…') ? expect.stringMatching(new RegExp(`${escaped(path.slice(1))}$`)) : path }),
    ...(message !== undefined && { message: typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message) }),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
