import { limitFacts } from './facts';
import { fileOf } from './file';
import type { Report } from './report';
import type { Finding } from '../finding';

/**
 * Annotations for GitHub Actions, one line a finding.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const githubReport: Report = ({ findings }) => findings.map((finding) => `${annotation(finding)}\n`).join('');

function annotation(finding: Finding): string {
  const { severity, template, line, column, rule, logicalId, message, fix, source } = finding;
  const limit = limitFacts(finding);
  const properties = { file: fileOf(template), line, col: column, title: rule };
  const written = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]));
  const subject = logicalId === '' ? '' : `${logicalId}: `;
  return `::${severity} ${written.join(',')}::${data([`${subject}${message}`, fix, ...(limit === '' ? [] : [`limit: ${limit}`]), source].join('\n'))}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
