import { RULES } from '../../../src/rules';
import { sarifReport } from '../../../src/rules/report/sarif';
import { BARE_FINDING, FINDING, resultOf } from '../result';

function sarif(...args: Parameters<typeof sarifReport>) {
  return JSON.parse(sarifReport(...args)).runs[0];
}

test('names the tool, and describes every rule with its help', () => {
  const { driver } = sarif(resultOf()).tool;
  expect(driver.name).toBe('gatehouse');
  expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(RULES.map(({ meta }) => meta.id));
  for (const rule of driver.rules) {
    expect(rule.shortDescription.text).not.toBe('');
    expect(rule.help.text).toContain(rule.helpUri);
  }
});

test('a result has its level, its rule, its file with line and column, and its construct', () => {
  const [result] = sarif(resultOf(FINDING)).results;
  expect(result).toMatchObject({
    ruleId: 'rest-integration-timeout',
    level: 'error',
    message: { text: `${FINDING.message}. ${FINDING.fix} Limit: 29000 milliseconds, got 60000, adjustable, Service Quotas L-E5AE38E3.` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'cdk.out/Orders.template.json' }, region: { startLine: 12, startColumn: 7 } },
        logicalLocations: [{ name: 'OrdersApi', fullyQualifiedName: 'Orders/Api/Resource', kind: 'resource' }],
      },
    ],
    properties: { actual: 60_000, limit: 29_000, adjustable: true, quotaCode: 'L-E5AE38E3', source: FINDING.source },
  });
  expect(RULES[result.ruleIndex]?.meta.id).toBe('rest-integration-timeout');
});

test.each([
  ['a blank and a comma', 'templates/my api,1.yaml', 'templates/my%20api%2C1.yaml'],
  ['a leading dot', './cdk.out/A.template.json', 'cdk.out/A.template.json'],
  ['a parent folder', '../A.json', '../A.json'],
  ['an absolute file', '/tmp/a b.json', 'file:///tmp/a%20b.json'],
])('the file of a result is a URI: %s', (_, template, uri) => {
  const [result] = sarif(resultOf({ ...BARE_FINDING, template })).results;
  expect(result.locations[0].physicalLocation).toEqual({ artifactLocation: { uri }, region: { startLine: 1, startColumn: 1 } });
});

test('a rule that failed by itself is a notification', () => {
  const run = sarif({ ...resultOf(), internalErrors: ["internal error in rule 'x': y"] });
  expect(run.invocations).toEqual([
    { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', message: { text: "internal error in rule 'x': y" } }] },
  ]);
});
