import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { buildSync } from 'esbuild';
import { activityLog, usesColor } from '../../src/cli/activity-log';
import { LocalEndpoint } from '../../src/endpoint/local-endpoint';
import { settled } from '../endpoint/cloudformation/stacks';

test.each([
  ['on a terminal', {}, true, true],
  ['in a pipe', {}, false, false],
  ['with NO_COLOR on a terminal', { NO_COLOR: '1' }, true, false],
  ['with FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, true],
  ['with FORCE_COLOR=0 on a terminal', { FORCE_COLOR: '0' }, true, false],
  ['on a terminal that knows none', { TERM: 'dumb' }, true, false],
])('color %s', (_, env, isTerminal, expected) => {
  expect(usesColor(env, isTerminal)).toBe(expected);
});

test('only the status, the time and the function\'s name are colored', () => {
  let text = '';
  const log = activityLog((line) => void (text += line), { color: true, now: () => new Date(2026, 11, 1, 9, 5, 7) });
  log.request!({ apiId: 'a', stageName: 'prod', method: 'GET', path: '/prod/x', statusCode: 502, latency: 3.4, failure: { phase: 'integrate', reason: 'no' } });
  expect(text).toBe('\u001b[90m09:05:07\u001b[39m GET /prod/x \u001b[31m502\u001b[39m 3 ms  integrate: no\n');
});

/** A handler in TypeScript, bundled with its source map, as `NodejsFunction` does it. */
function bundled(typescript: string): string {
  return buildSync({
    stdin: { contents: typescript, loader: 'ts', sourcefile: 'handler.ts', resolveDir: __dirname },
    write: false,
    bundle: true,
    platform: 'node',
    sourcemap: 'inline',
    sourcesContent: false,
  }).outputFiles[0]!.text;
}

test('requests, with the phase and the reason of failures, and what functions print, with traces of the TypeScript', async () => {
  const lines: string[] = [];
  const endpoint = await LocalEndpoint.start({
    port: 0, observer: activityLog((text) => void lines.push(text.trimEnd()), { color: false, now: () => new Date(2026, 11, 1, 9, 5, 7) }),
  });
  const client = { endpoint: endpoint.url, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  try {
    const cloudFormation = new CloudFormationClient(client);
    await cloudFormation.send(new CreateStackCommand({ StackName: 'Seen', TemplateBody: JSON.stringify(template()) }));
    const { Outputs } = await settled(cloudFormation, 'Seen');
    const id = Outputs![0]!.OutputValue!;
    const call = async (path: string) => (await fetch(`${endpoint.url}/_aws/execute-api/${id}/prod${path}`)).status;
    expect([await call('/ok'), await call('/throws'), await call('/nothing')]).toEqual([200, 502, 403]);
  } finally {
    await endpoint.close();
  }
  const text = lines.join('\n');
  expect(text).toMatch(/^Seen-Ok\w*-\w+ \| .*INFO\thello$/m);
  expect(text).toMatch(/^09:05:07 GET \/prod\/ok 200 \d+ ms$/m);
  expect(text).toMatch(/^09:05:07 GET \/prod\/throws 502 \d+ ms {2}integrate: the function failed with TypeError: no order$/m);
  expect(text).toMatch(/^Seen-Throws\w*-\w+ \| .*handler\.ts:3:9/m);
  expect(text).toMatch(/^09:05:07 GET \/prod\/nothing 403 \d+ ms {2}route: .+$/m);
  expect(text).not.toMatch(/\b(START|END|REPORT) RequestId/);
}, 30_000);

function template(): object {
  const throwing = bundled('export const handler = async (event: { id?: string }): Promise<never> => {\n  const missing: string | undefined = event.id;\n  throw new TypeError(`no order${missing ?? \'\'}`);\n};\n');
  const fn = (ZipFile: string) => ({
    Type: 'AWS::Lambda::Function',
    Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::000000000000:role/r', Code: { ZipFile } },
  });
  const uri = (name: string) => ({ 'Fn::Sub': `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}.Arn}/invocations` });
  const get = (name: string) => ({ get: { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: uri(name) } } });
  const allowed = (name: string) => ({
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName: { Ref: name }, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' },
  });
  return {
    Resources: {
      Ok: fn('exports.handler = async () => { console.log("hello"); return { statusCode: 200 }; }'),
      Throws: fn(throwing),
      OkAllowed: allowed('Ok'),
      ThrowsAllowed: allowed('Throws'),
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { openapi: '3.0.1', info: { title: 'seen', version: '1' }, paths: { '/ok': get('Ok'), '/throws': get('Throws') } } } },
      Deployment: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
    },
    Outputs: { Id: { Value: { Ref: 'Api' } } },
  };
}
