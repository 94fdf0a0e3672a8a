import { ExitCode } from '../../../src/cli/command';
import { LIMITS } from '../../../src/limits';
import { gatehouse } from '../cli';

test('prints every limit in a line', async () => {
  const { code, out } = await gatehouse(['limits']);
  expect(code).toBe(ExitCode.OK);
  const lines = out.split('\n');
  expect(lines[0]).toMatch(/^ID +VALUE +UNIT +ADJUSTABLE +QUOTA CODE +SCOPE$/);
  expect(lines.slice(1, 180).map((line) => line.split(' ')[0])).toEqual(LIMITS.map(({ id }) => id));
  expect(out).toMatch(/^account-api-keys +10000 +API keys +no +L-1D180A63 +per account per Region$/m);
});

test('prints what the page of February 2019 stated', async () => {
  const { out } = await gatehouse(['limits', '--edition', '2019-02']);
  expect(out).toMatch(/^account-api-keys +500 +API keys +yes /m);
  expect(out).not.toContain('http-routes-per-api');
  expect(out).toContain("40 limits in the edition '2019-02'");
});

test('explains one limit', async () => {
  const { code, out } = await gatehouse(['limits', 'rest-integration-timeout']);
  expect(code).toBe(ExitCode.OK);
  for (const text of [
    'rest-integration-timeout: REST integration timeout', '29000', '2024-06-04', 'request-service-quota-increase', 'L-E5AE38E3',
    '"quotas": { "rest-integration-timeout": N }', 'Timeout should be between 50 ms and 29000 ms',
    'AWS::ApiGateway::Method Integration.TimeoutInMillis', 'https://docs.aws.amazon.com/apigateway/latest/developerguide/',
  ]) expect(out).toContain(text);
});

test.each([
  ['how AWS Support raises it', 'rest-authorizers-per-api', /raise it +through AWS Support only/],
  ['that it cannot be raised', 'ws-frame-size', /raise it +not possible/],
  ['the minimum', 'http-integration-timeout', /minimum +50/],
  ['all values', 'cache-cluster-size', /values +0\.5, 1\.6, /],
  ['that an edition says nothing', 'http-routes-per-api', /2019-02 +not stated/],
  ['bytes beside megabytes', 'rest-payload-size', /current +10 MB; .* \(10485760 bytes\); not adjustable/],
])('tells %s', async (_, id, expected) => {
  expect((await gatehouse(['limits', id])).out).toMatch(expected);
});

test('prints the catalogue as one JSON document', async () => {
  const { limits } = JSON.parse((await gatehouse(['limits', '--format', 'json'])).out);
  expect(limits).toHaveLength(179);
  expect(limits.find(({ id }: { id: string }) => id === 'account-vpc-links-v1')).toMatchObject({ value: 20, adjustable: true, quotaCode: 'L-A4C7274F' });
});

test('prints one limit of an edition as JSON', async () => {
  const limit = JSON.parse((await gatehouse(['limits', 'account-vpc-links-v1', '--edition', '2019-02', '--format', 'json'])).out);
  expect(limit).toMatchObject({ id: 'account-vpc-links-v1', edition: '2019-02', value: 5, editions: { current: { value: 20 } } });
});

test('fails with near matches when the limit is unknown', async () => {
  expect(await gatehouse(['limits', 'rest-integration-timeot'])).toEqual({
    code: ExitCode.USAGE,
    out: '',
    err: "gatehouse: no limit or rule is called 'rest-integration-timeot' (did you mean rest-integration-timeout, ws-integration-timeout, http-integration-timeout?)\n",
  });
});
