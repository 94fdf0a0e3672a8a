import { githubReport } from '../../../src/rules/report/github';
import { BARE_FINDING, FINDING, resultOf } from '../result';

test('is one line a finding, escaped as GitHub reads it', () => {
  expect(githubReport(resultOf(FINDING, BARE_FINDING)).split('\n')).toEqual([
    '::error file=cdk.out/Orders.template.json,line=12,col=7,title=rest-integration-timeout::' +
      'OrdersApi: timeout must be at most 29000 ms, got 60000 ms%0Alower the timeout, or make the API Regional and raise the quota%0A' +
      'limit: 29000 milliseconds, got 60000, adjustable, Service Quotas L-E5AE38E3%0Ahttps://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
    '::warning file=templates/my api%2C1.yaml,title=cfn-template-size::' +
      'a <template> of "100%25" & more, twice%0Aover: two lines \u0007%0Asplit it, please: that\'s 50%25%0Ahttps://docs.aws.amazon.com/',
    '',
  ]);
});

test.each([
  ['a leading dot', './cdk.out/A.template.json', 'cdk.out/A.template.json'],
  ['a file of Windows', 'cdk.out\\A.template.json', 'cdk.out/A.template.json'],
  ['a parent folder', '../A.json', '../A.json'],
])('names %s as GitHub names files', (_, template, file) => {
  expect(githubReport(resultOf({ ...BARE_FINDING, template }))).toMatch(`::warning file=${file},`);
});

test('is empty without findings', () => {
  expect(githubReport(resultOf())).toBe('');
});
