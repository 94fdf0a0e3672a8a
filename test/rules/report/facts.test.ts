import { limitFacts } from '../../../src/rules/report/facts';
import { BARE_FINDING, FINDING } from '../result';

test.each([
  ['a quota that can be raised', FINDING, '29000 milliseconds, got 60000, adjustable, Service Quotas L-E5AE38E3'],
  ['what cannot be raised here', { ...FINDING, adjustable: false }, '29000 milliseconds, got 60000, not adjustable, Service Quotas L-E5AE38E3'],
  ['a limit in words', { ...FINDING, rule: 'stage-name', limit: 'letters', actual: 'a b', quotaCode: undefined, adjustable: false }, 'letters, not adjustable'],
  ['a limit without a value here', { ...FINDING, limit: undefined, actual: undefined }, 'adjustable, Service Quotas L-E5AE38E3'],
  ['no limit', BARE_FINDING, ''],
])('tells %s', (_, finding, facts) => {
  expect(limitFacts(finding)).toBe(facts);
});
