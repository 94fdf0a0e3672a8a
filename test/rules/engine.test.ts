import type { RestApi } from '../../src/model';
import { lint, type LintOptions, type Rule, type Violation } from '../../src/rules';
import { parseTemplate, type Template } from '../../src/template';

const BODY = `{
  "Resources": {
    "OrdersApi": {
      "Type": "AWS::ApiGateway::RestApi",
      "Metadata": { "aws:cdk:path": "Orders/Api/Resource" },
      "Properties": {
        "Name": "orders"
      }
    }
  }
}`;

function template(file = 'orders.json', more: Partial<Template> = {}): Template {
  return { ...parseTemplate(file, BODY), ...more };
}

/** A rule that finds what it is told to, in every REST API. */
function rule(id: string, violations: (api: RestApi, limit: number) => Partial<Violation>[], severity: 'error' | 'warning' = 'error'): Rule {
  return {
    meta: { id, title: id, severity, why: 'it fails', fix: 'mend it', source: 'https://docs.aws.amazon.com/' },
    *check(model, context) {
      for (const api of model.restApis) {
        for (const violation of violations(api, context.limit('rest-stages-per-api'))) yield { at: api.origin!, message: 'broken', ...violation };
      }
    },
  };
}

const STAGES = rule('rest-stages-per-api', (_, limit) => [{ path: 'Properties/Name', actual: 11, limit }]);

test('a finding has the meta of its rule, the facts of its limit, and its place', () => {
  const { findings, summary, templates } = lint([template()], {}, [STAGES]);
  expect(findings).toEqual([
    {
      rule: 'rest-stages-per-api',
      severity: 'error',
      message: 'broken',
      fix: 'mend it',
      template: 'orders.json',
      logicalId: 'OrdersApi',
      path: 'Properties/Name',
      constructPath: 'Orders/Api/Resource',
      line: 7,
      column: expect.any(Number),
      actual: 11,
      limit: 10,
      adjustable: true,
      quotaCode: 'L-379E48B0',
      source: 'https://docs.aws.amazon.com/',
    },
  ]);
  expect(summary).toEqual({ errors: 1, warnings: 0, templates: 1, apis: 1 });
  expect(templates).toEqual(['orders.json']);
});

test.each<[string, string, number]>([
  ['the property that is not there, at its parent', 'Properties/Policy', 6],
  ['nothing of the resource but itself', 'Nonsense/0/x', 3],
])('points at %s', (_, path, line) => {
  expect(lint([template()], {}, [rule('a', () => [{ path }])]).findings[0].line).toBe(line);
});

test('a template that was not read from text has no lines', () => {
  const { locate: _, ...rest } = template();
  expect(lint([rest], {}, [STAGES]).findings[0]).not.toHaveProperty('line');
});

test('findings are sorted by template, resource, place and rule, and said once', () => {
  const twice = rule('b', () => [{ path: 'Z' }, { path: 'A' }, { path: 'A' }]);
  const { findings } = lint([template('z.json'), template('a.json')], {}, [twice, rule('a', () => [{ path: 'A' }])]);
  expect(findings.map(({ template: file, path, rule: id }) => `${file} ${path} ${id}`)).toEqual([
    'a.json A a', 'a.json A b', 'a.json Z b', 'z.json A a', 'z.json A b', 'z.json Z b',
  ]);
});

test('a breach may weigh other than its rule, and have a fix of its own', () => {
  const { findings, summary } = lint([template()], {}, [rule('a', () => [{ severity: 'warning', fix: 'wait' }])]);
  expect(findings[0]).toMatchObject({ severity: 'warning', fix: 'wait' });
  expect(summary).toMatchObject({ errors: 0, warnings: 1 });
});

test.each<[string, LintOptions, number[]]>([
  ['nothing', {}, [10]],
  ["the account's own quota", { quotas: { 'rest-stages-per-api': 25 } }, [25]],
  ['the rule off', { rules: { 'rest-stages-per-api': 'off' } }, []],
])('with %s the limit is as given', (_, options, limits) => {
  expect(lint([template()], options, [STAGES]).findings.map(({ limit }) => limit)).toEqual(limits);
});

test('a severity given for a rule beats that of the breach', () => {
  const findings = (severity: 'error' | 'warning') => lint([template()], { rules: { a: severity } }, [rule('a', () => [{ severity: 'error' }, { path: 'x', severity: 'warning' }])]).findings;
  expect(findings('warning').map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  expect(findings('error').map(({ severity }) => severity)).toEqual(['error', 'error']);
});

test('what is ignored is counted, and what has expired is found and said', () => {
  const ignore = [{ rule: 'rest-stages-per-api', reason: 'being split', expires: '2027-01-31' }];
  const before = lint([template()], { ignore, today: new Date('2027-01-31') }, [STAGES]);
  expect(before).toMatchObject({ findings: [], ignored: 1, notices: [], summary: { errors: 0 } });
  const after = lint([template()], { ignore, today: new Date('2027-02-01') }, [STAGES]);
  expect(after).toMatchObject({ ignored: 0, summary: { errors: 1 }, notices: [expect.stringContaining('expired on 2027-01-31')] });
});

test('a rule that fails by itself is named, and the others go on', () => {
  const failing = rule('failing', () => {
    throw new TypeError('x is not a function');
  });
  const { findings, internalErrors } = lint([template('a.json'), template('b.json')], {}, [failing, STAGES]);
  expect(internalErrors).toEqual(["internal error in rule 'failing': x is not a function"]);
  expect(findings).toHaveLength(2);
});

test('templates of different accounts or Regions are not seen together', () => {
  const seen: string[][] = [];
  const watching: Rule = {
    ...STAGES,
    check(model) {
      seen.push(model.templates.map((facts) => facts.template));
      return [];
    },
  };
  lint([
    template('eu.json', { region: 'eu-west-1', account: '111111111111' }),
    template('us.json', { region: 'us-east-1', account: '111111111111' }),
    template('eu2.json', { region: 'eu-west-1', account: '111111111111' }),
    template('nested.json', { parent: { file: 'us.json', logicalId: 'Nested' } }),
    template('plain.json'),
  ], {}, [watching]);
  expect(seen).toEqual([['eu.json', 'eu2.json'], ['us.json', 'nested.json'], ['plain.json']]);
});

test('the given Region is that of templates that do not tell theirs', () => {
  const regions: (string | undefined)[] = [];
  const watching: Rule = {
    ...STAGES,
    check(model) {
      regions.push(...model.templates.map(({ region }) => region));
      return [];
    },
  };
  lint([template('a.json'), template('b.json', { region: 'us-east-1' })], { region: 'il-central-1' }, [watching]);
  expect(regions).toEqual(['il-central-1', 'us-east-1']);
});

test('fails when an option names something unknown', () => {
  expect(() => lint([template()], { rules: { nonsense: 'off' } }, [STAGES])).toThrow("rules must be the id of a rule, got 'nonsense'");
});
