import { checkOptions, LintOptionError } from '../../src/rules/check-options';
import type { LintOptions } from '../../src/rules/options';
import type { Rule } from '../../src/rules/rule';

const RULE: Rule = {
  meta: { id: 'stage-name', title: 'Stage name', severity: 'error', why: 'AWS refuses it', fix: 'rename it', source: 'https://docs.aws.amazon.com/' },
  check: () => [],
};

test.each<[string, LintOptions]>([
  ['nothing', {}],
  ['everything', {
    edition: '2019-02',
    quotas: { 'rest-integration-timeout': 60_000, 'rest-cache-ttl': 300 },
    rules: { 'stage-name': 'off' },
    ignore: [{ rule: 'stage-name', reason: 'historic', expires: '2028-02-29' }],
  }],
  ['a lower quota than AWS gives', { quotas: { 'account-api-keys': 100 } }],
  ['the number of today in the edition of 2019', { edition: '2019-02', quotas: { 'account-api-keys': 10_000 } }],
])('takes %s', (_, options) => {
  expect(() => checkOptions(options, [RULE])).not.toThrow();
});

test.each<[string, LintOptions, string]>([
  ['the edition is unknown', { edition: '2020' as never }, "edition must be one of current, 2019-02, got '2020'"],
  ['a quota is unknown', { quotas: { 'rest-integration-timeot': 1 } },
    "quotas must name limits that have a number, got 'rest-integration-timeot' (did you mean rest-integration-timeout"],
  ['a quota has no number', { quotas: { 'private-api-access': 1 } }, "quotas must name limits that have a number, got 'private-api-access'"],
  ['a quota is a text', { quotas: { 'rest-stages-per-api': '20' as never } },
    'quotas.rest-stages-per-api must be a number of stages that is not negative, got "20"'],
  ['a quota is negative', { quotas: { 'rest-stages-per-api': -1 } }, 'that is not negative, got -1'],
  ['a quota is raised that AWS never raises', { quotas: { 'rest-cache-ttl': 7200 } },
    'quotas.rest-cache-ttl must be at most 3600, which AWS raises for nobody, got 7200'],
  ['a rule is unknown', { rules: { 'stage-names': 'off' } }, "rules must be the id of a rule, got 'stage-names' (did you mean stage-name?)"],
  ['a severity is unknown', { rules: { 'stage-name': 'warn' as never } }, 'rules.stage-name must be one of off, warning, error, got "warn"'],
  ['an ignored rule is unknown', { ignore: [{ rule: 'x', reason: 'y' }] }, "ignore[0].rule must be the id of a rule, got 'x'"],
  ['an ignore has no reason', { ignore: [{ rule: 'stage-name', reason: ' ' }] }, "ignore[0].reason must say why 'stage-name' is ignored"],
  ['an ignore expires on no day', { ignore: [{ rule: 'stage-name', reason: 'y', expires: '2027-02-29' }] },
    "ignore[0].expires must be a day as YYYY-MM-DD, got '2027-02-29'"],
  ['an ignore expires at a time', { ignore: [{ rule: 'stage-name', reason: 'y', expires: '2027-01-01T00:00' }] }, "got '2027-01-01T00:00'"],
])('fails when %s', (_, options, message) => {
  expect(() => checkOptions(options, [RULE])).toThrow(LintOptionError);
  expect(() => checkOptions(options, [RULE])).toThrow(message);
});
