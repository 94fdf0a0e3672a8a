import { limitFacts } from './facts';
import type { Report } from './report';
import type { Finding } from '../finding';
import type { LintResult } from '../result';

/** JUnit XML: a suite per template, a failed case per finding, and a passed case for a template without findings. */
export const junitReport: Report = (result) => {
  const suites = result.templates.map((template) => suite(template, result));
  const tests = suites.reduce((sum, { cases }) => sum + cases.length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gatehouse lint" tests="${tests}" failures="${result.findings.length}" errors="0">`,
    ...suites.flatMap(({ open, cases }) => [open, ...cases, '  </testsuite>']),
    '</testsuites>',
    '',
  ].join('\n');
};

function suite(template: string, { findings }: LintResult): { readonly open: string; readonly cases: readonly string[] } {
  const own = findings.filter((finding) => finding.template === template);
  const cases = own.length === 0 ? [`    <testcase classname="${escape(template)}" name="no findings"/>`] : own.map(failed);
  return { open: `  <testsuite name="${escape(template)}" tests="${cases.length}" failures="${own.length}" errors="0" skipped="0">`, cases };
}

function failed(finding: Finding): string {
  const { template, line, column = 1, logicalId, path, rule, severity, message, fix, source } = finding;
  const limit = limitFacts(finding);
  const name = [rule, logicalId, path].filter((part) => part !== '').join(' ');
  const place = line === undefined ? template : `${template}:${line}:${column}`;
  const text = [place, message, `fix: ${fix}`, ...(limit === '' ? [] : [`limit: ${limit}`]), `see: ${source}`];
  return [
    `    <testcase classname="${escape(template)}" name="${escape(name)}">`,
    `      <failure type="${severity}" message="${escape(message)}">${escape(text.join('\n'))}</failure>`,
    '    </testcase>',
  ].join('\n');
}

function escape(text: string): string {
  return text
    // XML 1.0 has no way to write these.
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
