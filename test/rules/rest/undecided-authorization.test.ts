import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Authorizer, Integration, RestApi, WebSocketApi, WebSocketAuthorizer, WebSocketIntegration } from '../../../src/constructs';
import { lint, parseTemplate, RULES } from '../../../src/lint';

const RULE = 'undecided-authorization';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'gatehouse-undecided-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

function api(scope: Construct, authorizer?: Authorizer): RestApi {
  const made = new RestApi(scope, 'Api');
  made.get('/orders/{id}', Integration.mock(), { authorizer });
  made.addStage('prod');
  return made;
}

function findings(build: (app: App) => void) {
  const app = new App({ outdir, analyticsReporting: false });
  build(app);
  app.synth();
  return lint([outdir]).findings.filter(({ rule }) => rule === RULE)
    .map(({ severity, constructPath, logicalId, stack }) => ({ severity, constructPath, logicalId, stack }));
}

test.each<[string, (app: App) => void, string[]]>([
  ['a route that says nothing', (app) => void api(new Stack(app, 'S')), ['S/Api/GET --orders--{id}']],
  ['a route in a stage', (app) => void api(new Stack(new Stage(app, 'Prod'), 'S')), ['Prod/S/Api/GET --orders--{id}']],
  ['a route in a nested stack', (app) => void api(new NestedStack(new Stack(app, 'S'), 'N')), ['S/N/Api/GET --orders--{id}']],
  ['a WebSocket API that says nothing', (app) => {
    const chat = new WebSocketApi(new Stack(app, 'S'), 'Chat');
    chat.onConnect(WebSocketIntegration.mock());
    chat.addStage('prod');
  }, ['S/Chat']],
  ['a route that is open to everyone on purpose', (app) => void api(new Stack(app, 'S'), Authorizer.none()), []],
  ['a connection that is open to everyone on purpose', (app) => {
    const chat = new WebSocketApi(new Stack(app, 'S'), 'Chat');
    chat.onConnect(WebSocketIntegration.mock(), { authorizer: WebSocketAuthorizer.none() });
    chat.addStage('prod');
  }, []],
  ['what was acknowledged as a finding', (app) => Validations.of(api(new Stack(app, 'S'))).acknowledge({ id: `cdk-gatehouse::${RULE}`, reason: 'open' }), []],
  ['what was acknowledged as a warning', (app) => Validations.of(api(new Stack(app, 'S'))).acknowledge({ id: `Annotation::cdk-gatehouse:${RULE}`, reason: 'open' }), []],
])('lint says of %s what synthesis says', (_, build, paths) => {
  expect(findings(build).map(({ constructPath }) => constructPath)).toEqual(paths);
});

test('a finding is at the API, in its stack, with the line of its template', () => {
  expect(findings((app) => void api(new Stack(app, 'S')))).toEqual([{ severity: 'warning', constructPath: 'S/Api/GET --orders--{id}', logicalId: 'ApiF70053CD', stack: 'S' }]);
  expect(lint([join(outdir, 'S.template.json')]).findings.find(({ rule }) => rule === RULE)).toMatchObject({ line: expect.any(Number) });
});

test('a template without its assembly shows no decisions', () => {
  expect(lint([parseTemplate('t.json', JSON.stringify({ Resources: { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { paths: { '/': { get: {} } } } } } } }))]).findings
    .filter(({ rule }) => rule === RULE)).toEqual([]);
});

test('synthesis says it once', () => {
  findings((app) => void api(new Stack(app, 'S')));
  expect(readFileSync(join(outdir, 'validation-report.json'), 'utf8')).not.toContain(RULE);
});

test('every warning of a construct has a rule', () => {
  const ids = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entry.isDirectory()
    ? ids(join(folder, entry.name))
    : [...readFileSync(join(folder, entry.name), 'utf8').matchAll(/addWarning(?:V2)?\('cdk-gatehouse:([^']+)'/g)].map(([, id]) => id));
  const found = ids(join(__dirname, '../../../src/constructs'));
  expect(found.length).toBeGreaterThan(1);
  for (const id of found) expect(RULES.map(({ meta }) => meta.id)).toContain(id);
});
