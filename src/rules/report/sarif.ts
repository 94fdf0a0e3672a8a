import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import { limitFacts } from './facts';
import { fileOf } from './file';
import type { Report } from './report';
import type { Finding } from '../finding';
import type { RuleMeta } from '../rule';
import { RULES } from '../rules';
import { packageVersion } from '../version';

/**
 * SARIF 2.1.0, which GitHub code scanning and others take in.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifReport: Report = ({ findings, internalErrors }) => {
  const rules = RULES.map(({ meta }) => meta);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gatehouse',
            version: packageVersion(),
            informationUri: 'https://github.com/cdk-gatehouse/cdk-gatehouse',
            rules: rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: internalErrors.length === 0,
            toolExecutionNotifications: internalErrors.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        results: findings.map((finding) => result(finding, indexes.get(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function descriptor({ id, title, severity, why, fix, source }: RuleMeta): object {
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}\n\n${source}`, markdown: `${why}\n\n**Fix:** ${fix}\n\n[AWS documentation](${source})` },
    helpUri: source,
    defaultConfiguration: { level: severity },
  };
}

function result(finding: Finding, ruleIndex: number | undefined): object {
  const { rule, severity, message, fix, template, logicalId, path, constructPath, line = 1, column = 1 } = finding;
  const { actual, limit, adjustable, quotaCode, source, stack } = finding;
  const facts = limitFacts(finding);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: severity,
    message: { text: `${message}. ${fix}${facts === '' ? '' : ` Limit: ${facts}.`}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(template) }, region: { startLine: line, startColumn: column } },
        logicalLocations: [
          {
            ...(logicalId === '' ? {} : { name: logicalId }),
            fullyQualifiedName: constructPath ?? [logicalId, path].filter((part) => part !== '').join('/'),
            kind: 'resource',
          },
        ],
      },
    ],
    partialFingerprints: { 'gatehouse/v1': [rule, stack ?? template, logicalId, path].join('|') },
    properties: { path, actual, limit, adjustable, quotaCode, source, stack },
  };
}

/** A file as a URI reference: relative files stay relative to where the command ran. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return fileOf(file).split('/').map(encodeURIComponent).join('/');
}
