import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExitCode } from '../../../src/cli/command';
import { gatehouse } from '../cli';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  return file;
}

/** A whole API with one method. */
function api(timeout: number, type = 'EDGE'): object {
  return {
    Resources: {
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'orders', EndpointConfiguration: { Types: [type] } } },
      Get: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          RestApiId: { Ref: 'Api' },
          ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
          HttpMethod: 'GET',
          AuthorizationType: 'AWS_IAM',
          Integration: { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'https://example.com', TimeoutInMillis: timeout },
        },
      },
    },
  };
}

function timeoutsOf(out: string): { severity: string; template: string; limit: number }[] {
  return JSON.parse(out).findings.filter(({ rule }: { rule: string }) => rule === 'rest-integration-timeout');
}

test('ends with 1 and a finding for an error', async () => {
  const file = write('api.json', api(60_000));
  const { code, out, err } = await gatehouse(['lint', file, '--format', 'json'], folder);
  expect([code, err]).toEqual([ExitCode.REFUSED, '']);
  expect(timeoutsOf(out)).toEqual([
    expect.objectContaining({
      severity: 'error', template: file, logicalId: 'Get', path: 'Properties/Integration/TimeoutInMillis', actual: 60_000, limit: 29_000, quotaCode: 'L-E5AE38E3',
    }),
  ]);
  expect(JSON.parse(out).summary).toMatchObject({ templates: 1, apis: 1 });
});

test.each([
  ['the limit itself', api(29_000), 0],
  ['a Regional API, whose limit can be raised', api(60_000, 'REGIONAL'), 1],
])('ends with 0 for %s', async (_, template, count) => {
  const { code, out } = await gatehouse(['lint', write('api.json', template), '--format', 'json'], folder);
  expect(code).toBe(ExitCode.OK);
  expect(timeoutsOf(out)).toHaveLength(count);
});

test.each(['text', 'sarif', 'junit', 'github'])('writes findings as %s', async (format) => {
  const { out } = await gatehouse(['lint', write('api.json', api(60_000)), '--format', format], folder);
  expect(out).toContain('rest-integration-timeout');
});

test('reads YAML with short intrinsics', async () => {
  const file = write('api.yaml', `
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: !Sub '\${AWS::StackName}-orders' }
  Get:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !GetAtt Api.RootResourceId
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      Integration:
        Type: HTTP_PROXY
        IntegrationHttpMethod: GET
        Uri: https://example.com
        TimeoutInMillis: 60000
`);
  const { out } = await gatehouse(['lint', file, '--format', 'json'], folder);
  expect(timeoutsOf(out)).toEqual([expect.objectContaining({ line: 17, limit: 29_000 })]);
});

describe('a configuration', () => {
  test('is found above, and the command line beats it', async () => {
    write('gatehouse.json', { quotas: { 'rest-integration-timeout': 60_000 } });
    mkdirSync(join(folder, 'app'));
    const file = write('app/api.json', api(60_000, 'REGIONAL'));
    expect(timeoutsOf((await gatehouse(['lint', file, '--format', 'json'], join(folder, 'app'))).out)).toEqual([]);
    write('other.json', { rules: { 'rest-integration-timeout': 'error' } });
    const { code } = await gatehouse(['lint', file, '--config', '../other.json'], join(folder, 'app'));
    expect(code).toBe(ExitCode.REFUSED);
  });

  test('takes known findings away, and says when one is no longer', async () => {
    const file = write('api.json', api(60_000));
    write('gatehouse.json', { ignore: [{ rule: 'rest-integration-timeout', logicalId: 'Get', reason: 'known' }] });
    expect((await gatehouse(['lint', file], folder)).out).toContain('1 finding ignored');
    write('gatehouse.json', { ignore: [{ rule: 'rest-integration-timeout', reason: 'known', expires: '2020-01-01' }] });
    const { code, err } = await gatehouse(['lint', file], folder);
    expect(code).toBe(ExitCode.REFUSED);
    expect(err).toBe("gatehouse: the ignore of 'rest-integration-timeout' (known) expired on 2020-01-01 and no longer counts\n");
  });

  test('fails with one line when it is wrong', async () => {
    const config = write('gatehouse.json', { rules: { 'rest-integration-timeot': 'off' } });
    const { code, out, err } = await gatehouse(['lint', write('api.json', api(1000))], folder);
    expect([code, out]).toEqual([ExitCode.USAGE, '']);
    expect(err).toMatch(/^gatehouse: .*rest-integration-timeot.*did you mean rest-integration-timeout.*\n$/);
    expect(err).toContain(config);
  });
});

describe('fails with one line and goes on when', () => {
  test.each<[string, string, string | undefined]>([
    ['a file is not there', 'none.json', undefined],
    ['a file is no JSON', 'broken.json', '{ "Resources": '],
    ['a file is no template', 'package.json', '{ "name": "x" }'],
    ['a file is empty', 'empty.yaml', ''],
    ['a file is broken YAML', 'broken.yaml', 'Resources: [\n  a: }'],
  ])('%s', async (_, name, content) => {
    const bad = content === undefined ? join(folder, name) : write(name, content);
    const { code, out, err } = await gatehouse(['lint', bad, write('api.json', api(60_000)), '--format', 'json'], folder);
    expect(code).toBe(ExitCode.USAGE);
    expect(err).toMatch(/^gatehouse: [^\n]+\n$/);
    expect(err).toContain(name);
    expect(timeoutsOf(out)).toHaveLength(1);
  });
});

test('gives no summary of nothing when no file can be read', async () => {
  expect(await gatehouse(['lint', join(folder, 'none.json')], folder)).toMatchObject({ code: ExitCode.USAGE, out: '', err: expect.stringContaining('none.json') });
});

test('fails when there is nothing to lint', async () => {
  const { code, out, err } = await gatehouse(['lint'], folder);
  expect([code, out]).toEqual([ExitCode.USAGE, '']);
  expect(err).toBe(`gatehouse: no path was given and there is no cdk.out in ${folder}: run 'cdk synth' first, or name a template\n`);
  mkdirSync(join(folder, 'nothing'));
  expect((await gatehouse(['lint', join(folder, 'nothing')], folder)).code).toBe(ExitCode.USAGE);
});
