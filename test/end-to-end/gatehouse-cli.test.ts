import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { PLAIN_CODE, plainApp } from './plain-app';
import { shopApp, type ShopProps } from './shop-app';
import { useWorkspace } from './workspace';
import { ExitCode } from '../../src/cli/command';
import { run as runCommand } from '../../src/cli/run';
import { gatehouse as run, type Ran } from '../cli/cli';
import { useEndpoint } from '../endpoint/endpoint';

const endpoint = useEndpoint();
const workspace = useWorkspace(endpoint);
const assembly = (props: ShopProps) => workspace.synth(shopApp(props));
const gatehouse = (...args: string[]) => run(args, workspace.folder);

/** The one line that a failing command ends with. */
const lastLine = ({ err }: Ran) => err.trim().split('\n').at(-1);

beforeAll(async () => {
  Object.assign(process.env, { AWS_ENDPOINT_URL: endpoint.url(), AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'thing' });
  expect(await workspace.bootstrap()).toMatchObject({ failed: false });
}, 60_000);

async function stack(name = 'Shop') {
  const { Stacks: [found] = [] } = await new CloudFormationClient(endpoint.client()).send(new DescribeStacksCommand({ StackName: name }));
  return found;
}

async function versions(url: string, requests = 60): Promise<string[]> {
  const seen = new Set<string>();
  for (let i = 0; i < requests; i += 1) seen.add(((await (await fetch(`${url}/version`)).json()) as { version: string }).version);
  return [...seen].sort();
}

test('lints, deploys, releases, promotes, rolls back and destroys', async () => {
  const first = await gatehouse('deploy', '--app', assembly({ version: '1' }), '--outputs-file', 'out.json', '--format', 'json', '--yes');
  expect(first).toMatchObject({ code: 0 });
  const { stacks: [{ outputs, stages: [{ url }] }] } = JSON.parse(first.out);
  expect(JSON.parse(readFileSync(workspace.path('out.json'), 'utf8'))).toEqual({ Shop: outputs });
  expect(url).toBe(`${endpoint.url()}/_aws/execute-api/${outputs.ApiId}/prod`);
  expect(await versions(url, 5)).toEqual(['1']);
  expect(await (await fetch(`${url}/handler`)).text()).toMatch(/^Shop-Handler/);
  expect(first.err).toMatch(/Shop \| +\d+\/\d+ \| CREATE_COMPLETE +\| AWS::ApiGateway::RestApi /);

  const second = await gatehouse('deploy', 'Shop', '--app', assembly({ version: '2' }), '--yes');
  expect(second).toMatchObject({ code: 0, out: expect.stringContaining(`${url}  (stage prod of ApiF70053CD, 50 % to canary `) });
  expect(await versions(url)).toEqual(['1', '2']);
  expect(JSON.parse((await gatehouse('canary', 'status', 'Shop', '--format', 'json')).out)).toMatchObject({ phase: 'canary', canary: { percentTraffic: 50 } });

  const third = await gatehouse('deploy', '--app', assembly({ version: '3' }), '--yes');
  expect([third.code, lastLine(third)]).toEqual([1, expect.stringContaining('a canary is active')]);

  expect(await gatehouse('canary', 'promote', 'Shop')).toMatchObject({ code: 0, out: expect.stringContaining('now serves') });
  expect(await versions(url, 10)).toEqual(['2']);
  expect(await gatehouse('canary', 'promote', 'Shop')).toMatchObject({ code: 1, err: expect.stringMatching(/\ngatehouse: no canary is active on .*\n$/) });

  expect((await gatehouse('rollback', 'Shop', '--to', 'previous')).code).toBe(0);
  expect(await versions(url, 10)).toEqual(['1']);
  const listed = await gatehouse('deployments', 'Shop', '--format', 'json');
  expect([listed.code, JSON.parse(listed.out)]).toEqual([0, expect.anything()]);

  expect(await gatehouse('destroy', '--app', assembly({ version: '1' }), '--yes')).toMatchObject({ code: 0, out: 'destroyed Shop\n' });
  await expect(stack()).rejects.toThrow('Stack with id Shop does not exist');
  expect((await fetch(`${url}/version`)).status).toBe(403);
}, 120_000);

test('tells where the stages of a plain app are called', async () => {
  workspace.write(Object.fromEntries(Object.entries(PLAIN_CODE).map(([name, text]) => [`code/${name}`, text])));
  const plain = workspace.synth(plainApp({ code: workspace.path('code'), version: '1' }));
  const { code, out } = await gatehouse('deploy', '--app', plain, '--yes', '--format', 'json');
  const { stacks: [{ stages }] } = JSON.parse(out) as { stacks: { stages: { kind: string; stageName: string; url: string }[] }[] };
  expect([code, stages.map(({ kind, stageName }) => `${kind} ${stageName}`).sort()])
    .toEqual([0, ['REST beta', 'REST prod', 'REST prod', 'WEBSOCKET live', 'WEBSOCKET live']]);
  expect(await (await fetch(`${stages.find(({ stageName }) => stageName === 'beta')?.url}/health`)).json()).toEqual({ ok: true });
  expect((await gatehouse('destroy', '--app', plain, '--yes')).code).toBe(0);
}, 60_000);

test('a deployment that fails half-way names the resource and leaves the state as it was', async () => {
  const { out } = await gatehouse('deploy', '--app', assembly({ version: '1' }), '--yes', '--format', 'json');
  const { stacks: [{ stages: [{ url }] }] } = JSON.parse(out);
  const failed = await gatehouse('deploy', '--app', assembly({ version: '2', failing: true }), '--yes');
  expect([failed.code, failed.out]).toEqual([3, '']);
  expect(failed.err).toMatch(/CREATE_FAILED +\| AWS::Lambda::Permission +\| Fails \(Fails\): Resource handler returned message: /);
  expect(lastLine(failed)).toMatch(/^gatehouse: deploying Shop: Resource updates failed: Shop\/Fails \(AWS::Lambda::Permission Fails\) .*Function not found/);
  expect(await stack()).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  expect(await versions(url, 5)).toEqual(['1']);
  expect((await gatehouse('destroy', '--app', assembly({ version: '1' }), '--yes')).code).toBe(0);
}, 60_000);

describe('refuses in one line', () => {
  test('an app with an error, and deploys nothing', async () => {
    const spoilt = assembly({ version: '1' });
    const file = `${spoilt}/${readdirSync(spoilt).find((name) => name.endsWith('.template.json'))}`;
    const template = JSON.parse(readFileSync(file, 'utf8'));
    const api = Object.values<any>(template.Resources).find(({ Type }) => Type === 'AWS::ApiGateway::RestApi');
    api.Properties.Body.paths['/version'].get['x-amazon-apigateway-integration'].timeoutInMillis = 10;
    writeFileSync(file, JSON.stringify(template));
    const refused = await gatehouse('deploy', '--app', spoilt, '--yes');
    expect([refused.code, lastLine(refused)]).toEqual([1, 'gatehouse: nothing was deployed; fix or acknowledge the errors above']);
    expect(refused.err).toContain('rest-integration-timeout');
    await expect(stack()).rejects.toThrow('does not exist');
  });

  test.each([
    ['an unknown stack of the app', ['deploy', 'Elsewhere', '--app', 'ASSEMBLY'], 1, 'gatehouse: no stack is called Elsewhere; the app has: Shop'],
    ['an unknown stack to destroy', ['destroy', 'Elsewhere', '--yes', '--app', 'ASSEMBLY'], 1, 'gatehouse: no stack is called Elsewhere; the app has: Shop'],
    ['an app that throws', ['deploy', '--app', 'node throws.js'], 2, 'gatehouse: the app "node throws.js" could not be synthesised: Error: the shop is closed'],
    ['an app that is not there', ['deploy', '--app', 'no-such-program'], 2, 'gatehouse: the app "no-such-program" could not be synthesised: no-such-program: Subprocess exited with error 127'],
    ['no app', ['deploy'], 2, 'gatehouse: no app: give --app, or run in a folder with a cdk.json or a cdk.out'],
    ['a folder that is no assembly', ['deploy', '--app', '.'], 2, 'gatehouse: '],
    ['a stack that is not deployed', ['canary', 'status', 'Elsewhere'], 1, 'gatehouse: '],
    ['a rollback of a stack that is not deployed', ['rollback', 'Elsewhere', '--to', 'previous'], 1, 'gatehouse: '],
    ['the deployments of a stack that is not deployed', ['deployments', 'Elsewhere'], 1, 'gatehouse: '],
    ['a port that is none', ['deploy', '--local', '--port', '99999', '--app', 'ASSEMBLY'], 2, 'gatehouse: --port must be a whole number from 0 to 65535, got 99999'],
  ])('%s', async (_, args, code, message) => {
    workspace.write({ 'throws.js': 'throw new Error("the shop is closed");' });
    const shop = args.includes('ASSEMBLY') ? assembly({ version: '1' }) : '';
    const ran = await gatehouse(...args.map((arg) => arg.replace('ASSEMBLY', shop)));
    expect([ran.code, ran.out, lastLine(ran)]).toEqual([code, '', expect.stringContaining(message)]);
    expect(ran.err.match(/^gatehouse: /gm)).toHaveLength(1);
  });

  test.each(['deploy', 'destroy'])('%s without anybody to confirm it', async (command) => {
    const terminal = Object.getOwnPropertyDescriptor(process.stdin, 'isTTY');
    Object.defineProperty(process.stdin, 'isTTY', { value: false, configurable: true });
    try {
      const refused = await gatehouse(command, '--app', assembly({ version: '1' }));
      expect([refused.code, lastLine(refused)]).toEqual([1, expect.stringMatching(/^gatehouse: (Stack includes|Destroying).*: cannot prompt for confirmation without a terminal; pass --yes$/)]);
      await expect(stack()).rejects.toThrow('does not exist');
    } finally {
      if (terminal) Object.defineProperty(process.stdin, 'isTTY', terminal);
    }
  });

  test('an endpoint that does not answer', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://localhost:1';
    try {
      const ran = await gatehouse('deploy', '--app', assembly({ version: '1' }), '--yes');
      expect([ran.code, lastLine(ran)]).toEqual([3, expect.stringContaining('nothing answers at http://localhost:1')]);
    } finally {
      process.env.AWS_ENDPOINT_URL = endpoint.url();
    }
  });
});

describe('deploy --local', () => {
  test('deploys to an endpoint of its own and serves until the process is asked to end', async () => {
    let out = '';
    let ended: Promise<ExitCode> | undefined;
    const serving = new Promise<void>((resolve) => {
      const output = { out: (text: string) => void (out += text), err: (text: string) => (text.startsWith('serving on ') ? resolve() : undefined) };
      ended = runCommand(['deploy', '--local', '--port', '0', '--app', assembly({ version: 'local' }), '--format', 'json'], { output, cwd: workspace.folder, env: {} });
    });
    await serving;
    const { stacks: [{ stages: [{ url }] }] } = JSON.parse(out);
    expect(await versions(url, 1)).toEqual(['local']);
    expect(url).not.toContain(endpoint.url());
    process.emit('SIGTERM');
    expect(await ended).toBe(ExitCode.OK);
    await expect(fetch(`${url}/version`)).rejects.toThrow();
  }, 60_000);

  test('says that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const ran = await gatehouse('deploy', '--local', '--port', String(port), '--app', assembly({ version: '1' }));
    expect([ran.code, ran.err]).toEqual([2, `gatehouse: port ${port} on 127.0.0.1 is in use; free it or choose another port\n`]);
    await new Promise((resolve) => other.close(resolve));
  });
});
