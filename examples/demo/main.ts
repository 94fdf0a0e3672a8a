import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChatClient } from './chat-client';
import { expect, expectBetween, got, seconds, step } from './step';
import { cdk, gatehouse, run, startEndpoint } from './tools';

const APP = { orders: '.gatehouse/examples/orders/app.js', chat: '.gatehouse/examples/chat/app.js' };
const KEY = { 'x-api-key': 'ordersDemoKey0123456789' };

interface DeployedStage {
  readonly url: string;
  readonly canary?: { readonly percentTraffic: number };
}

interface Deployed {
  readonly stacks: readonly { readonly stages: readonly DeployedStage[] }[];
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-demo-'));
  const endpoint = await startEndpoint();
  const env = {
    AWS_ENDPOINT_URL: endpoint.url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'demo',
    AWS_SECRET_ACCESS_KEY: 'demo',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CI: 'true',
  };
  try {
    await lintExamples(folder);
    step(`Bootstrap the local AWS endpoint ${endpoint.url} with the CDK command line`);
    await cdk(['bootstrap', 'aws://000000000000/us-east-1', '--no-notices'], env);
    got('CDKToolkit is deployed');
    await chat(join(folder, 'chat'), env);
    await orders(join(folder, 'orders'), env);
  } finally {
    await endpoint.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`\nEverything was as expected, after ${seconds()} s.\n`);
}

async function lintExamples(folder: string): Promise<void> {
  step('Synthesize the examples and lint them');
  for (const [name, app] of Object.entries(APP)) {
    const outdir = join(folder, name);
    const synth = await run(process.execPath, [app], { CDK_OUTDIR: outdir, CDK_VALIDATION: 'false' });
    if (synth.code !== 0) throw new Error(`${app} could not be synthesized\n${synth.stderr}`);
    const { summary } = JSON.parse(await gatehouse(['lint', outdir, '--format', 'json']));
    expect(`errors in ${name}`, summary.errors, 0);
  }

  step('Break a limit on purpose: an integration timeout of 60 seconds');
  const file = join(folder, 'orders', 'Orders.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8'));
  const api = Object.values<any>(template.Resources).find((resource) => resource.Type === 'AWS::ApiGateway::RestApi');
  api.Properties.Body.paths['/health'].get['x-amazon-apigateway-integration'].timeoutInMillis = 60_000;
  const broken = join(folder, 'broken.template.json');
  writeFileSync(broken, JSON.stringify(template));
  const { findings } = JSON.parse((await run(process.execPath, ['assets/cli/bin/gatehouse.js', 'lint', broken, '--format', 'json'])).stdout);
  const caught = findings.find((finding: { rule: string }) => finding.rule === 'rest-integration-timeout');
  expect('caught', { rule: caught?.rule, actual: caught?.actual, limit: caught?.limit }, { rule: 'rest-integration-timeout', actual: 60_000, limit: 29_000 });
  got(caught.message);
}

async function chat(assembly: string, env: NodeJS.ProcessEnv): Promise<void> {
  step('Deploy the chat example: a WebSocket API');
  const { stacks: [stack] } = await deploy(assembly, env);
  const url = stack!.stages[0]!.url;
  got(url);

  step('Two clients talk');
  const [ada, bob] = [await ChatClient.connect(url), await ChatClient.connect(url)];
  ada.send({ action: 'whoami' });
  const { connectionId: to } = await ada.receive();
  got(`the first client is connection ${to}`);
  const received = ada.receive();
  bob.send({ action: 'send', to, text: 'hello' });
  expect('the first client received', (await received).text, 'hello');
  bob.send({ action: 'dance' });
  expect('a message without a route is answered with', (await bob.receive()).message, 'Forbidden');
  await ada.close();
  await bob.close();

  step('Destroy the chat example');
  await gatehouse(['destroy', 'Chat', '--app', assembly, '--yes'], env);
}

async function orders(assembly: string, env: NodeJS.ProcessEnv): Promise<void> {
  step('Deploy the orders example: a REST API');
  const { stacks: [stack] } = await deploy(assembly, env);
  const url = stack!.stages[0]!.url;
  got(url);

  step('Call every route');
  expect('GET /health', await call(`${url}/health`), [200, { status: 'ok' }]);
  const [status, created] = await call(`${url}/orders`, { method: 'POST', headers: KEY, body: JSON.stringify({ item: 'tea', quantity: 2 }) });
  expect('POST /orders with a key', [status, created.item], [201, 'tea']);
  expect('GET /orders/{id}', await call(`${url}/orders/${created.id}`), [200, created]);
  expect('GET /orders', (await call(`${url}/orders`))[0], 200);
  expect('GET /version', await call(`${url}/version`), [200, { version: '1' }]);
  expect('POST /orders without a key', await call(`${url}/orders`, { method: 'POST', body: '{"item":"tea","quantity":2}' }), [403, { message: 'Forbidden' }]);
  expect('POST /orders with a bad body', await call(`${url}/orders`, { method: 'POST', headers: KEY, body: '{"item":""}' }), [400, { message: 'Invalid request body' }]);
  expect('GET /nowhere', await call(`${url}/nowhere`), [403, { message: 'Missing Authentication Token' }]);

  step('Deploy version 2 as a canary');
  const second = await deploy(`node ${APP.orders}`, { ...env, ORDERS_VERSION: '2' });
  expect('percent of the traffic', second.stacks[0]!.stages[0]!.canary?.percentTraffic, 10);
  const versions = new Map<string, number>();
  for (let i = 0; i < 1000; i += 1) {
    const [, { version }] = await call(`${url}/version`);
    versions.set(version, (versions.get(version) ?? 0) + 1);
  }
  got(`of 1,000 requests version 1 answered ${versions.get('1')}, version 2 answered ${versions.get('2')}`);
  // Four standard deviations: once in 16,000 demos chance alone fails this.
  expectBetween('answered by the canary', versions.get('2') ?? 0, 62, 138);

  step('Promote the canary');
  await gatehouse(['canary', 'promote', 'Orders'], env);
  expect('GET /version', await call(`${url}/version`), [200, { version: '2' }]);
  expect('the release is', JSON.parse(await gatehouse(['canary', 'status', 'Orders', '--format', 'json'], env)).phase, 'settled');

  step('Roll back');
  await gatehouse(['rollback', 'Orders', '--to', 'previous'], env);
  expect('GET /version', await call(`${url}/version`), [200, { version: '1' }]);
  expect('GET /orders by version', (await call(`${url}/orders`))[1].version, '1');

  step('Destroy the orders example');
  await gatehouse(['destroy', 'Orders', '--app', assembly, '--yes'], env);
  expect('GET /health afterwards', (await call(`${url}/health`))[0], 403);
}

/** @param app a command or a synthesized assembly */
async function deploy(app: string, env: NodeJS.ProcessEnv): Promise<Deployed> {
  return JSON.parse(await gatehouse(['deploy', '--app', app, '--yes', '--format', 'json'], env));
}

async function call(url: string, init?: RequestInit): Promise<[number, any]> {
  const response = await fetch(url, { ...init, headers: { 'content-type': 'application/json', ...init?.headers } });
  return [response.status, await response.json()];
}

main().catch((error) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
