import { limitFacts } from './facts';
import { plural, type Report } from './report';
import type { Finding } from '../finding';
import { printable } from '../printable';

/** For people at a terminal: grouped by template, each finding with its fix and its source. */
export const textReport: Report = ({ findings, summary, ignored }) => {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) groups.set(finding.template, [...(groups.get(finding.template) ?? []), finding]);
  const blocks = [...groups].map(([template, group]) => [template, ...group.flatMap(paragraph)].map(printable).concat('').join('\n'));
  const { errors, warnings, templates, apis } = summary;
  const problems = errors + warnings;
  const found = problems === 0 ? 'no problems' : `${plural(problems, 'problem')} (${plural(errors, 'error')}, ${plural(warnings, 'warning')})`;
  const rest = ignored === 0 ? '' : `, ${plural(ignored, 'finding')} ignored`;
  blocks.push(`${found} in ${plural(templates, 'template')} with ${plural(apis, 'API')}${rest}\n`);
  return blocks.join('\n');
};

function paragraph(finding: Finding): string[] {
  const { line, column, severity, logicalId, message, rule } = finding;
  const position = line === undefined ? '' : `${line}:${column ?? 1}`;
  const subject = logicalId === '' ? '' : `${logicalId}  `;
  return [
    `  ${position.padEnd(8)}${severity.padEnd(9)}${subject}${message}  (${rule})`,
    ...detail('at', [finding.constructPath, finding.path].filter(Boolean).join('  ')),
    ...detail('fix', finding.fix),
    ...detail('limit', limitFacts(finding)),
    ...detail('see', finding.source),
  ];
}

function detail(name: string, text: string): string[] {
  return text === '' ? [] : [`          ${name.padEnd(6)}${text}`];
}
