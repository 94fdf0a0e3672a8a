import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gatehouse } from './cli';
import { noteEndpoint, runningEndpoints } from '../../src/cli/running-endpoint';
import { LocalEndpoint } from '../../src/endpoint/local-endpoint';

const KEYS = ['XDG_RUNTIME_DIR', 'AWS_ENDPOINT_URL', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE'];
const before = Object.fromEntries(KEYS.map((name) => [name, process.env[name]]));
let folder: string;
const closing: (() => unknown)[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-destination-'));
  process.env.XDG_RUNTIME_DIR = folder;
  delete process.env.AWS_ENDPOINT_URL;
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  rmSync(folder, { recursive: true, force: true });
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

async function serve(): Promise<LocalEndpoint> {
  const endpoint = await LocalEndpoint.start({ port: 0 });
  closing.push(noteEndpoint(endpoint.url), () => endpoint.close());
  return endpoint;
}

test('a command in another terminal finds the endpoint that runs, and says where it works', async () => {
  const { url } = await serve();
  process.env.AWS_PROFILE = 'production';
  const { code, err } = await gatehouse(['canary', 'promote', 'Orders']);
  expect([code, err]).toEqual([1, `stack Orders in account 000000000000, Region us-east-1 (local endpoint ${url})\n`
    + 'gatehouse: stack Orders does not exist; deploy it with "gatehouse deploy Orders", or check the name, the account and the Region\n']);
});

test('fails with --local when no endpoint runs, and when several do', async () => {
  expect(await gatehouse(['canary', 'status', 'Orders', '--local'])).toMatchObject({
    code: 1, err: 'gatehouse: no local endpoint is running; start one with "gatehouse local" or "gatehouse deploy --local"\n',
  });
  const [one, two] = [await serve(), await serve()];
  const { code, err } = await gatehouse(['rollback', 'Orders', '--to', 'previous']);
  expect(code).toBe(1);
  expect(err).toContain(one.url);
  expect(err).toContain(two.url);
  expect(err).toMatch(/set AWS_ENDPOINT_URL to one of them, or pass --no-local for AWS\n$/);
});

test('an endpoint whose process was killed is forgotten', async () => {
  const forget = noteEndpoint('http://localhost:1');
  expect(runningEndpoints()).toEqual([{ url: 'http://localhost:1', pid: process.pid }]);
  forget();
  expect(runningEndpoints()).toEqual([]);
  closing.push(noteEndpoint('http://localhost:2'));
  const [note] = runningEndpoints();
  writeFileSync(join(folder, readdirSync(folder)[0]!, '2.json'), JSON.stringify({ ...note, pid: 2 ** 22 + 1 }));
  expect(runningEndpoints()).toEqual([]);
});

test.each([
  ['no Region', { AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined, AWS_CONFIG_FILE: '/dev/null' }, /no AWS Region is set; pass --region, set AWS_REGION/],
  ['no credentials', { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: undefined, AWS_CONFIG_FILE: '/dev/null', AWS_SHARED_CREDENTIALS_FILE: '/dev/null', AWS_EC2_METADATA_DISABLED: 'true' },
    /no AWS credentials were found; sign in with "aws sso login" or "aws configure", set AWS_PROFILE, or pass --local/],
])('says what to do about %s', async (_, environment, message) => {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const { code, err } = await gatehouse(['canary', 'status', 'Orders', '--no-local']);
  expect([code, err]).toEqual([3, expect.stringMatching(message)]);
});
