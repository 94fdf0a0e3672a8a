import { ReleaseLab } from './release-lab';
import type { Flavor } from './versions';

let lab: ReleaseLab;
afterEach(() => lab.close());

const open = async (flavor: Flavor) => {
  lab = await ReleaseLab.open(flavor);
  await lab.run('deploy', 1);
};

test('a canary, its promotion and the way back: nobody is answered by anything but the two versions', async () => {
  await open('canary');
  const stop = lab.callers([1, 2]);
  await lab.run('deploy', 2);
  expect(await lab.versionsSeen(60)).toEqual([1, 2]);
  await lab.run('step');
  await lab.run('promote');
  expect(await lab.versionsSeen()).toEqual([2]);
  await lab.run('rollback');
  expect(await lab.versionsSeen()).toEqual([1]);
  const { requests, wrong } = await stop();
  expect(wrong).toEqual([]);
  expect(requests).toBeGreaterThan(50);
}, 60_000);

test('a canary that is rolled back leaves everything to the version before', async () => {
  await open('canary');
  const stop = lab.callers([1, 2]);
  await lab.run('deploy', 2);
  await lab.run('canary rollback');
  expect(await lab.versionsSeen()).toEqual([1]);
  expect((await stop()).wrong).toEqual([]);
  expect(await lab.status()).toMatchObject({ phase: 'pinned', next: [] });
}, 60_000);

test('a direct release and the way back', async () => {
  await open('direct');
  const stop = lab.callers([1, 2]);
  await lab.run('deploy', 2);
  expect(await lab.versionsSeen()).toEqual([2]);
  await lab.run('rollback');
  expect(await lab.versionsSeen()).toEqual([1]);
  expect((await stop()).wrong).toEqual([]);
}, 60_000);

test('an app of plain aws-cdk-lib, whose new deployment still has the route that was dropped', async () => {
  await open('plain');
  const stop = lab.callers([1, 2]);
  await lab.run('deploy', 2);
  expect(await lab.versionsSeen()).toEqual([2]);
  expect((await stop()).wrong).toEqual([]);
}, 60_000);
