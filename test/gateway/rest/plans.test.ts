import { definitionOf, LocalApi, proxy } from './local-api';
import type { ApiKey, UsagePlan } from '../../../src/model';

const KEYS: ApiKey[] = [
  { key: 'k1', value: 'gold', enabled: true, stageKeys: [] },
  { key: 'k2', value: 'silver', stageKeys: [] },
  { key: 'k3', value: 'off', enabled: false, stageKeys: [] },
];

function plan(settings: Partial<UsagePlan> = {}): UsagePlan {
  return { key: 'p1', apiStages: [{ api: 'abc123defg', stage: 'prod' }], ...settings };
}

function api(settings: Partial<UsagePlan> = {}) {
  return new LocalApi(definitionOf({ 'GET /orders': { apiKeyRequired: true }, 'GET /items': { apiKeyRequired: true }, 'GET /open': {} }), {
    target: { plans: [{ plan: plan(settings), keys: KEYS }] },
  });
}

const gold = { headers: { 'X-API-Key': 'gold' } };
const silver = { headers: { 'x-api-key': 'silver' } };

async function statuses(local: LocalApi, count: number, route = 'GET /orders', options: Parameters<LocalApi['request']>[1] = gold): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < count; index += 1) all.push((await local.request(route, options)).status);
  return all;
}

describe('API keys', () => {
  const rows: [name: string, route: string, headers: Record<string, string>, status: number][] = [
    ['a key of the plan', 'GET /orders', { 'x-api-key': 'gold' }, 200],
    ['no key', 'GET /orders', {}, 403],
    ['an unknown key', 'GET /orders', { 'x-api-key': 'bronze' }, 403],
    ['a disabled key', 'GET /orders', { 'x-api-key': 'off' }, 403],
    ['a method that wants none', 'GET /open', {}, 200],
    ['a method that wants none does not look at one', 'GET /open', { 'x-api-key': 'bronze' }, 200],
  ];
  test.each(rows)('%s', async (_, route, headers, status) => {
    const answer = await api().request(route, { headers });
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.text).toBe('{"message":"Forbidden"}');
      expect(answer.header('x-amzn-ErrorType')).toBe('ForbiddenException');
    }
  });

  test('a key without a plan that reaches the stage is no key', async () => {
    const local = new LocalApi(definitionOf({ 'GET /orders': { apiKeyRequired: true } }));
    expect((await local.request('GET /orders', gold)).status).toBe(403);
  });

  test('a function learns the key', async () => {
    let identity: unknown;
    const local = new LocalApi(definitionOf({ 'GET /': { apiKeyRequired: true, integration: proxy() } }), {
      target: { plans: [{ plan: plan(), keys: KEYS }] },
      handlers: {
        Echo: (event: { requestContext: { identity: unknown } }) => {
          identity = event.requestContext.identity;
          return { statusCode: 200 };
        },
      },
    });
    await local.request('GET /', gold);
    expect(identity).toMatchObject({ apiKey: 'gold', apiKeyId: 'k1' });
  });
});

describe('throttles', () => {
  test('a plan allows its burst, then its rate, for each key by itself', async () => {
    const local = api({ throttle: { rateLimit: 2, burstLimit: 3 } });
    expect(await statuses(local, 4)).toEqual([200, 200, 200, 429]);
    expect(await statuses(local, 1, 'GET /items')).toEqual([429]);
    expect(await statuses(local, 1, 'GET /orders', silver)).toEqual([200]);
    local.clock.advance(500);
    expect(await statuses(local, 2)).toEqual([200, 429]);
    local.clock.advance(60_000);
    expect(await statuses(local, 4)).toEqual([200, 200, 200, 429]);
  });

  test('says so', async () => {
    const answer = await api({ throttle: { rateLimit: 0, burstLimit: 0 } }).request('GET /orders', gold);
    expect([answer.status, answer.text, answer.header('x-amzn-ErrorType')]).toEqual([429, '{"message":"Too Many Requests"}', 'TooManyRequestsException']);
  });

  test('a limit for a method stands in the place of the plan\'s', async () => {
    const local = api({
      throttle: { rateLimit: 1, burstLimit: 1 },
      apiStages: [{ api: 'abc123defg', stage: 'prod', throttle: { '/orders/GET': { rateLimit: 1, burstLimit: 2 } } }],
    });
    expect(await statuses(local, 3)).toEqual([200, 200, 429]);
    expect(await statuses(local, 2, 'GET /items')).toEqual([200, 429]);
  });

  const stages: [name: string, settings: object[], orders: number[], items: number[]][] = [
    ['for all methods, each by itself', [{ resourcePath: '/*', httpMethod: '*', throttlingRateLimit: 1, throttlingBurstLimit: 1 }], [200, 429], [200, 429]],
    ['for one method', [{ resourcePath: '/orders', httpMethod: 'GET', throttlingRateLimit: 0, throttlingBurstLimit: 0 }], [429, 429], [200, 200]],
    ['for one method, escaped', [{ resourcePath: '/~1orders', httpMethod: 'GET', throttlingRateLimit: 0, throttlingBurstLimit: 0 }], [429, 429], [200, 200]],
    ['one method over all', [
      { resourcePath: '/items', httpMethod: 'GET', throttlingRateLimit: 5, throttlingBurstLimit: 5 },
      { resourcePath: '/*', httpMethod: '*', throttlingRateLimit: 0, throttlingBurstLimit: 0 },
    ], [429, 429], [200, 200]],
    ['switched off', [{ resourcePath: '/*', httpMethod: '*', throttlingRateLimit: -1, throttlingBurstLimit: -1 }], [200, 200], [200, 200]],
  ];
  test.each(stages)('a stage: %s', async (_, methodSettings, orders, items) => {
    const local = new LocalApi(definitionOf({ 'GET /orders': {}, 'GET /items': {} }), { settings: { methodSettings } });
    expect(await statuses(local, 2, 'GET /orders', {})).toEqual(orders);
    expect(await statuses(local, 2, 'GET /items', {})).toEqual(items);
  });

  test('an account', async () => {
    const local = new LocalApi(definitionOf({ 'GET /orders': {}, 'GET /items': {} }), { accountRate: { rateLimit: 1, burstLimit: 1 } });
    expect([...await statuses(local, 1, 'GET /orders', {}), ...await statuses(local, 1, 'GET /items', {})]).toEqual([200, 429]);
  });
});

describe('quotas', () => {
  test('usage-plan-quota: count by calendar day, and say when they are used up', async () => {
    const local = api({ quota: { limit: 2, period: 'DAY' } });
    expect(await statuses(local, 3)).toEqual([200, 200, 429]);
    const answer = await local.request('GET /orders', gold);
    expect([answer.text, answer.header('x-amzn-ErrorType')]).toEqual(['{"message":"Limit Exceeded"}', 'LimitExceededException']);
    expect(await statuses(local, 1, 'GET /orders', silver)).toEqual([200]);
    local.clock.advance(14 * 3_600_000 - 1);
    expect(await statuses(local, 1)).toEqual([429]);
    local.clock.advance(1);
    expect(await statuses(local, 1)).toEqual([200]);
  });

  test('a month is a calendar month', async () => {
    const local = api({ quota: { limit: 1, period: 'MONTH' } });
    expect(await statuses(local, 2)).toEqual([200, 429]);
    local.clock.advance(Date.parse('2026-12-01T00:00:00Z') - local.clock.now());
    expect(await statuses(local, 2)).toEqual([200, 429]);
  });
});
