import type { Finding } from '../finding';
import type { Report } from './report';

/**
 * Annotations for GitHub Actions, one line a finding.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const githubReport: Report = ({ findings }) => findings.map((finding) => `${annotation(finding)}\n`).join('');

function annotation({ severity, template, line, column, rule, logicalId, message, fix, source }: Finding): string {
  const properties = { file: template, line, col: column, title: rule };
  const written = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]));
  const subject = logicalId === '' ? '' : `${logicalId}: `;
  return `::${severity} ${written.join(',')}::${data(`${subject}${message}\n${fix}\n${source}`)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
