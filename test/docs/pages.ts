import { enforcersOf } from '../../src/cli/report/enforcement';
import { LIMITS, type Limit } from '../../src/limits';
import { RULES, type Rule } from '../../src/rules';
import { UNDECIDABLE } from '../../src/rules/undecidable';

const GENERATED = '<!-- Printed from the code by `npx projen docs`; change the code instead. -->';

const KINDS: Readonly<Record<Limit['checkKind'], string>> = {
  'synth-property': 'one property of a template',
  'synth-count': 'a count over templates',
  'runtime': 'a running API',
  'account': 'the account',
};

/** docs/limits.md: every limit, and who enforces it. */
export function limitsPage(): string {
  return page('Limits', [
    `Gatehouse knows ${LIMITS.length} limits and rules of API Gateway and of what an API needs around it. "Shown by" says where a breach can be seen, "enforced by" who stops it here.`,
    'The `2019-02` edition is AWS\'s page of that month, which many internal standards quote; `gatehouse lint --edition 2019-02` counts with its numbers. '
      + '`gatehouse limits ID` explains one, with its source.',
    table(['id', 'limit', 'now', '2019-02', 'can be raised', 'quota code', 'shown by', 'enforced by'], LIMITS.map((limit) => [
      `\`${limit.id}\``,
      limit.title,
      limit.editions.current.text,
      limit.editions['2019-02']?.text ?? '',
      limit.editions.current.adjustable ? limit.adjustableNote ?? 'yes' : 'no',
      limit.quotaCode ?? '',
      KINDS[limit.checkKind],
      enforcement(limit),
    ])),
  ]);
}

function enforcement({ id }: Limit): string {
  const enforcers = enforcersOf(id);
  if (enforcers.length > 0) return enforcers.join(', ');
  return UNDECIDABLE[id] === undefined ? 'not yet' : `not checked: ${UNDECIDABLE[id]}`;
}

/** docs/rules.md: every rule of the linter. */
export function rulesPage(): string {
  return page('Rules', [
    `${RULES.length} rules check CloudFormation templates. An error: AWS rejects it, or calls fail. A warning: a quota that can be raised, or AWS's own pages disagree.`,
    'A rule whose id is a limit\'s id takes its number from [limits.md](limits.md). Switch a rule off, or give it another severity, in `gatehouse.json`; acknowledge one finding with `Validations.of(construct).acknowledge(…)`.',
    table(['rule', 'severity', 'why', 'how to fix it'], [...RULES].sort(byId).map(({ meta }) => [
      `[\`${meta.id}\`](${meta.source.split(' ')[0]})<br>${meta.title}`, meta.severity, meta.why, meta.fix,
    ])),
  ]);
}

function byId(a: Rule, b: Rule): number {
  return a.meta.id < b.meta.id ? -1 : 1;
}

function page(title: string, parts: readonly string[]): string {
  return [GENERATED, `# ${title}`, ...parts].join('\n\n') + '\n';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim()).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
