import type { PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import { lint, type Finding, type LintOptions } from '../rules';
import type { Template } from '../template';

/** Lints templates and says the result in the CDK's words. Only errors fail a synthesis. */
export function reportOn(templates: readonly Template[], options: LintOptions): PolicyValidationPluginReport {
  const { findings, internalErrors } = lint(templates, options);
  return {
    success: findings.every(({ severity }) => severity !== 'error'),
    violations: [...findings.map(violationOf), ...internalErrors.map(internalError)],
  };
}

function violationOf(finding: Finding): PolicyViolation {
  const { rule, severity, message, fix, template, logicalId, path, constructPath } = finding;
  const { actual, limit, adjustable, quotaCode, source } = finding;
  const facts = Object.entries({ actual, limit, adjustable, quotaCode, source }).filter(([, value]) => value !== undefined);
  return {
    ruleName: rule,
    description: message,
    severity,
    fix,
    ruleMetadata: Object.fromEntries(facts.map(([name, value]) => [name, String(value)])),
    violatingResources: [
      {
        ...(logicalId === '' ? {} : { resourceLogicalId: logicalId }),
        ...(constructPath === undefined ? {} : { constructPath }),
        templatePath: template,
        locations: [dotted(path)],
      },
    ],
  };
}

function internalError(description: string): PolicyViolation {
  return { ruleName: 'internal-error', description, severity: 'warning', violatingResources: [] };
}

/** A JSON pointer the way the CDK writes a property path, which is how it finds the line of code that set it. */
function dotted(pointer: string): string {
  return pointer.split('/').map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
}
