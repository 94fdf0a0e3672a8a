import { interruptRandomly, seeded } from './interruptions';

test.each([
  ['canary', 6],
  ['direct', 2],
  ['plain', 2],
] as const)('releases of the flavor %s survive interruptions at any call', async (flavor, count) => {
  const { troubles, cut, requests } = await interruptRandomly(flavor, count, seeded(20_261_201));
  expect(troubles).toEqual([]);
  expect(cut).toBeGreaterThan(count / 3);
  expect(requests).toBeGreaterThan(count * 5);
}, 240_000);
