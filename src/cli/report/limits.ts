import { enforcersOf } from './enforcement';
import { EDITIONS, type Edition, type Limit, type LimitStatement } from '../../limits';
import { CONFIG_FILE, RULES, type RuleMeta } from '../../rules';

/** One line a limit. */
export function limitTable(limits: readonly Limit[], edition: Edition): string {
  const rows = limits.map(({ id, unit, quotaCode, editions, scope }) => {
    const statement = editions[edition]!;
    return [id, statement.value === undefined ? '-' : String(statement.value), unit, statement.adjustable ? 'yes' : 'no', quotaCode ?? '-', scope];
  });
  return [
    ...columns([['ID', 'VALUE', 'UNIT', 'ADJUSTABLE', 'QUOTA CODE', 'SCOPE'], ...rows]),
    '',
    `${limits.length} limits in the edition '${edition}'. 'gatehouse limits ID' explains one.`,
    '',
  ].join('\n');
}

/** Everything that is known about a limit, for people. */
export function explainLimit(limit: Limit): string {
  const rule = RULES.find(({ meta }) => meta.id === limit.id)?.meta;
  const lines: [string, string | undefined][] = [
    ...EDITIONS.map((edition): [string, string] => [edition, statementText(limit, limit.editions[edition])]),
    ['scope', limit.scope],
    ['applies to', `${limit.appliesTo.join(', ')} APIs`],
    ['minimum', limit.min === undefined ? undefined : String(limit.min)],
    ['values', limit.allowed?.join(', ')],
    ['pattern', limit.pattern],
    ['raise it', howToRaise(limit)],
    ['in use', inUse(limit)],
    ['AWS says', limit.deployError],
    ['history', limit.history],
    ['note', limit.note],
    ['enforced', enforcersOf(limit.id).join(', ') || 'nowhere: Gatehouse only documents it'],
    ['why', rule?.why],
    ['fix', rule?.fix],
    ...limit.cfn.map(({ type, path }, index): [string, string] => [index === 0 ? 'templates' : '', `${type} ${path}`.trim()]),
    ...limit.sources.map((source, index): [string, string] => [index === 0 ? 'source' : '', source]),
  ];
  return page(limit.id, limit.title, lines);
}

/** A rule that enforces no catalogued limit, for people. */
export function explainRule({ id, title, severity, why, fix, source }: RuleMeta): string {
  return page(id, title, [['enforced', `rule (${severity})`], ['why', why], ['fix', fix], ['source', source]]);
}

/** A limit for programs: the catalogue's entry, with what the chosen edition says at the top level. */
export function limitDocument(limit: Limit, edition: Edition): object {
  const { text, value, adjustable } = limit.editions[edition] ?? limit.editions.current;
  return { ...limit, edition, text, value, adjustable, enforcedBy: enforcersOf(limit.id) };
}

/** A rule that enforces no catalogued limit, for programs. */
export function ruleDocument(rule: RuleMeta): object {
  return { ...rule, enforcedBy: enforcersOf(rule.id) };
}

function statementText({ unit }: Limit, statement: LimitStatement | undefined): string {
  if (!statement) return 'not stated';
  const { text, value } = statement;
  const number = value === undefined || unit === 'rule' || text.includes(`${value} ${unit}`) ? '' : ` (${value} ${unit})`;
  return `${text}${number}; ${statement.adjustable ? 'adjustable' : 'not adjustable'}`;
}

function inUse({ accountCall }: Limit): string | undefined {
  if (accountCall === undefined) return undefined;
  return `${accountCall} tells ${accountCall.startsWith('service-quotas:') ? "the account's own value" : 'how much of it the account uses'}`;
}

function howToRaise({ id, editions, adjustableNote, quotaCode, serviceCode }: Limit): string {
  const { adjustable, value } = editions.current;
  if (!adjustable) return adjustableNote ?? 'not possible';
  const request = `aws service-quotas request-service-quota-increase --service-code ${serviceCode} --quota-code ${quotaCode} --desired-value N`;
  const way = [adjustableNote, quotaCode && request].filter(Boolean).join('; ') || 'ask AWS Support';
  return value === undefined ? way : `${way}; then say so in ${CONFIG_FILE}: "quotas": { "${id}": N }`;
}

function page(id: string, title: string, lines: readonly (readonly [string, string | undefined])[]): string {
  const written = lines.filter((line): line is readonly [string, string] => line[1] !== undefined && line[1] !== '');
  return [`${id}: ${title}`, '', ...written.map(([name, text]) => `  ${name.padEnd(12)}${text}`), ''].join('\n');
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
}
