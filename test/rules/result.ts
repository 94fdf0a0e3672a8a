import type { Finding, LintResult } from '../../src/rules';

/** A finding with every field. */
export const FINDING: Finding = {
  rule: 'rest-integration-timeout',
  severity: 'error',
  message: 'timeout must be at most 29000 ms, got 60000 ms',
  fix: 'lower the timeout, or make the API Regional and raise the quota',
  template: 'cdk.out/Orders.template.json',
  stack: 'Orders',
  logicalId: 'OrdersApi',
  path: 'Properties/Body/paths/~1orders/get/x-amazon-apigateway-integration/timeoutInMillis',
  constructPath: 'Orders/Api/Resource',
  line: 12,
  column: 7,
  actual: 60_000,
  limit: 29_000,
  adjustable: true,
  quotaCode: 'L-E5AE38E3',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
};

/** A finding with the required fields only, about a whole template, with characters that formats must escape. */
export const BARE_FINDING: Finding = {
  rule: 'cfn-template-size',
  severity: 'warning',
  message: 'a <template> of "100%" & more, twice\nover: two lines \u0007',
  fix: "split it, please: that's 50%",
  template: 'templates/my api,1.yaml',
  logicalId: '',
  path: 'Resources',
  source: 'https://docs.aws.amazon.com/',
};

export function resultOf(...findings: Finding[]): LintResult {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    findings,
    summary: { errors, warnings: findings.length - errors, templates: 3, apis: 1 },
    templates: ['cdk.out/Orders.template.json', 'templates/my api,1.yaml', 'clean.json'],
    ignored: 0,
    notices: [],
    internalErrors: [],
  };
}
