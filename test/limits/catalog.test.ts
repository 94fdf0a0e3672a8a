import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CACHE_CLUSTER_SIZES, EDITIONS, findLimit, GATEWAY_RESPONSES, isEdition, LIMITS, limitStatement, limitValue, PRICES,
} from '../../src/limits';

describe('the catalogue', () => {
  test('has every limit once, sorted by id', () => {
    const ids = LIMITS.map(({ id }) => id);
    expect(ids).toHaveLength(179);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(Object.isFrozen(LIMITS)).toBe(true);
  });

  test('takes in every file of its folder', () => {
    const source = join(__dirname, '../../src/limits');
    const imported = [...readFileSync(join(source, 'catalog.ts'), 'utf8').matchAll(/'\.\/catalog\/([^']+)'/g)].map(([, name]) => `${name}.ts`);
    expect(imported.sort()).toEqual(readdirSync(join(source, 'catalog')).sort());
  });

  test.each(LIMITS.map((limit) => [limit.id, limit] as const))('%s is complete', (id, limit) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(limit.title).not.toBe('');
    expect(limit.appliesTo).not.toHaveLength(0);
    for (const source of limit.sources) expect(source).toMatch(/^https:\/\/(docs\.)?aws\.amazon\.com\/\S+$/);
    for (const { type } of limit.cfn) expect(type).toMatch(/^(\*|AWS::[A-Za-z0-9]+::([A-Za-z0-9]+|\*))$/);
    if (limit.quotaCode !== undefined) expect(`${limit.serviceCode} ${limit.quotaCode}`).toMatch(/^[a-z]+ L-[0-9A-F]{8}$/);
    if (limit.pattern !== undefined) expect(() => new RegExp(limit.pattern!)).not.toThrow();
    for (const edition of EDITIONS) {
      const statement = limit.editions[edition];
      if (!statement) continue;
      expect(statement.text).not.toBe('');
      if (statement.value !== undefined && limit.min !== undefined) expect(limit.min).toBeLessThanOrEqual(statement.value);
    }
  });

  test('states forty limits in the edition of February 2019', () => {
    expect(LIMITS.filter(({ editions }) => editions['2019-02'] !== undefined)).toHaveLength(40);
  });
});

describe('limitValue', () => {
  test.each([
    // Raised, corrected or narrowed since 2019.
    ['account-api-keys', 10_000, 500],
    ['account-vpc-links-v1', 20, 5],
    ['rest-resource-policy-size', 8192, 8092],
    // The same number, in its smallest unit.
    ['rest-integration-timeout', 29_000, 29_000],
    ['ws-frame-size', 32_768, 32_768],
    ['rest-payload-size', 10_485_760, 10_485_760],
    ['rest-cache-ttl', 3600, 3600],
    // Unsaid in 2019.
    ['http-routes-per-api', 300, 300],
    ['lambda-resource-policy-size', 20_480, 20_480],
    ['control-rate-create-resource', 0.2, 0.2],
  ])('%s is %d, in 2019 %d', (id, current, in2019) => {
    expect(limitValue(id)).toBe(current);
    expect(limitValue(id, '2019-02')).toBe(in2019);
  });

  test("is the account's own where one is given", () => {
    expect(limitValue('account-api-keys', 'current', { 'account-api-keys': 12_000 })).toBe(12_000);
    expect(limitValue('account-api-keys', '2019-02', { 'ws-routes-per-api': 1 })).toBe(500);
  });

  test('fails when the catalogue has no such limit', () => {
    expect(() => limitValue('account-unicorns')).toThrow("limit must be an id of the catalogue, got 'account-unicorns'");
  });

  test('fails when the limit is not a number', () => {
    expect(() => limitValue('private-api-access')).toThrow("limit must have a number, got 'private-api-access', which is a rule in words");
  });
});

test.each([
  ['rest-integration-timeout', true, false],
  ['account-api-keys', false, true],
  ['ws-new-connections-rate', true, false],
  ['rest-resources-per-api', true, true],
])('whether %s can be raised depends on the edition', (id, current, in2019) => {
  expect(limitStatement(id).adjustable).toBe(current);
  expect(limitStatement(id, '2019-02').adjustable).toBe(in2019);
});

test('an unknown id finds nothing', () => {
  expect(findLimit('rest-integration-timeout')?.quotaCode).toBe('L-E5AE38E3');
  expect(findLimit('toString')).toBeUndefined();
});

test('editions are known by name', () => {
  expect(['current', '2019-02', '2020'].map(isEdition)).toEqual([true, true, false]);
});

test('every cache size has a price, and every price a size', () => {
  expect(Object.keys(PRICES.cachePerHour).sort()).toEqual([...CACHE_CLUSTER_SIZES].sort());
});

test('there are 21 gateway response types, and only the two families have no status', () => {
  expect(GATEWAY_RESPONSES).toHaveLength(21);
  expect(GATEWAY_RESPONSES.filter(({ statusCode }) => statusCode === undefined).map(({ responseType }) => responseType)).toEqual(['DEFAULT_4XX', 'DEFAULT_5XX']);
});
