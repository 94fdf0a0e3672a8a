import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import { HttpIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import { parseTemplate, lint } from '../../src/lint';

const RULE = 'rest-integration-timeout';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'gatehouse-acknowledged-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

/** An app as the CDK CLI synthesises it, with a slow method in two APIs of a stack and in one of a stage. */
function slowApp(acknowledge: (apis: { orders: RestApi; chat: RestApi; prod: RestApi }) => void): string[] {
  const app = new App({ outdir, analyticsReporting: false, context: { 'aws:cdk:enable-path-metadata': true } });
  const stack = new Stack(app, 'App');
  const [orders, chat, prod] = [[stack, 'Orders'], [stack, 'Chat'], [new Stack(new Stage(app, 'Prod'), 'App'), 'Orders']].map(([scope, id]) => {
    const api = new RestApi(scope as Stack, id as string, { cloudWatchRole: false });
    const method = api.root.addMethod('GET', new HttpIntegration('https://example.com')).node.defaultChild as CfnMethod;
    method.addPropertyOverride('Integration.TimeoutInMillis', 60_000);
    return api;
  });
  acknowledge({ orders, chat, prod });
  app.synth();
  return lint([outdir]).findings.filter(({ rule }) => rule === RULE).map(({ constructPath }) => constructPath!.split('/Default/')[0]);
}

test.each<[string, string, string[]]>([
  ['our namespace', `cdk-gatehouse::${RULE}`, ['App/Chat', 'Prod/App/Orders']],
  ['no namespace', RULE, ['App/Chat', 'App/Orders', 'Prod/App/Orders']],
  ['another plugin', `AwsSolutions::${RULE}`, ['App/Chat', 'App/Orders', 'Prod/App/Orders']],
  ['another rule', 'cdk-gatehouse::stage-name', ['App/Chat', 'App/Orders', 'Prod/App/Orders']],
  ['no rule of ours', 'cdk-gatehouse::unicorns', ['App/Chat', 'App/Orders', 'Prod/App/Orders']],
])('what an app acknowledged for a construct with %s', (_, id, left) => {
  expect(slowApp(({ orders }) => Validations.of(orders).acknowledge({ id, reason: 'known' })).sort()).toEqual(left);
});

test('an acknowledgement in a stage holds there', () => {
  expect(slowApp(({ prod }) => Validations.of(prod).acknowledge({ id: `cdk-gatehouse::${RULE}`, reason: 'known' })).sort()).toEqual(['App/Chat', 'App/Orders']);
});

test('an acknowledgement holds for a template that is named alone', () => {
  slowApp(({ orders, chat }) => [orders, chat].forEach((api) => Validations.of(api).acknowledge({ id: `cdk-gatehouse::${RULE}`, reason: 'known' })));
  expect(lint([join(outdir, 'App.template.json')]).findings.filter(({ rule }) => rule === RULE)).toEqual([]);
});

test.each([
  ['no JSON', '{'],
  ['another shape', '{ "pluginReports": [1, null, { "suppressedViolations": { "a": "cdk-gatehouse::stage-name" } }, { "suppressedViolations": [null, { "acknowledgedId": 1 }] }] }'],
])('a validation report of %s acknowledges nothing', (_, report) => {
  writeFileSync(join(outdir, 'validation-report.json'), report);
  expect(lint([parseTemplate(join(outdir, 'a.json'), '{ "Resources": {} }')]).findings).toEqual([]);
});

test('a manifest of another kind beside a template acknowledges nothing', () => {
  const template = parseTemplate(join(outdir, 'a.json'), '{ "Resources": {} }');
  for (const manifest of ['{ "name": "a web app", "artifacts": [1, null, { "metadata": { "/a": 1 } }] }', 'no JSON']) {
    writeFileSync(join(outdir, 'manifest.json'), manifest);
    expect(lint([template]).findings).toEqual([]);
  }
});
