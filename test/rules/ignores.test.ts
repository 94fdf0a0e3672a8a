import { FINDING } from './result';
import { effectiveIgnores, isIgnored } from '../../src/rules/ignores';
import type { Ignore } from '../../src/rules/options';

test.each<[string, Omit<Ignore, 'rule' | 'reason'>, boolean]>([
  ['the rule alone', {}, true],
  ['its resource', { logicalId: 'OrdersApi' }, true],
  ['another resource', { logicalId: 'Orders' }, false],
  ['its stack', { stack: 'Orders' }, true],
  ['another stack', { stack: 'Order' }, false],
  ['a construct above it', { path: 'Orders/Api' }, true],
  ['a construct whose name begins alike', { path: 'Orders/A' }, false],
  ['its property', { path: FINDING.path }, true],
  ['a property above it', { path: 'Properties/Body' }, true],
  ['its resource in another stack', { logicalId: 'OrdersApi', stack: 'Chat' }, false],
])('ignoring %s', (_, where, expected) => {
  expect(isIgnored(FINDING, [{ rule: FINDING.rule, reason: 'known', ...where }])).toBe(expected);
});

test('another rule is not ignored', () => {
  expect(isIgnored(FINDING, [{ rule: 'stage-name', reason: 'known' }])).toBe(false);
});

test('an ignore counts on its last day, and is named on the day after', () => {
  const ignore: Ignore = { rule: 'stage-name', reason: 'rename in Q1', expires: '2027-03-31' };
  expect(effectiveIgnores([ignore], new Date('2027-03-31T23:59:59Z'))).toEqual({ counting: [ignore], notices: [] });
  expect(effectiveIgnores([ignore], new Date('2027-04-01T00:00:00Z'))).toEqual({
    counting: [],
    notices: ["the ignore of 'stage-name' (rename in Q1) expired on 2027-03-31 and no longer counts"],
  });
});
