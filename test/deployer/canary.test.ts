import { Shop, STACK } from './shop';
import { canaryStatus, ControlPlane, listDeployments, pinTo, promoteCanary, pruneDeployments, releaseTarget, releaseTargets, rollback, rollbackCanary, startCanary, stepCanary, Refused } from '../../src/deployer';

let shop: Shop;
let controlPlane: ControlPlane;
beforeEach(async () => {
  shop = await Shop.open();
  controlPlane = new ControlPlane();
  await shop.create({ version: '1', color: 'red' });
});
afterEach(() => shop.close());

const prod = () => releaseTarget(controlPlane, STACK, { stage: 'prod' });

/** Deploys a version while the stage is held on what it serves, as `gatehouse deploy` does. */
async function deployPinned(version: string, color = 'red'): Promise<void> {
  const target = await prod();
  const live = await target.live();
  await shop.update({ version, color }, pinTo(target.manifest, live.deploymentId, live.variables));
}

async function versionsSeen(requests = 60): Promise<Set<string>> {
  const { apiId } = await prod();
  const seen = new Set<string>();
  for (let i = 0; i < requests; i += 1) seen.add((await shop.call(apiId, '/version')).version);
  return seen;
}

test('a deployment under a pin changes no traffic; a canary at 50 % shows both; promotion settles', async () => {
  await deployPinned('2');
  expect(await versionsSeen(10)).toEqual(new Set(['1']));
  const started = await startCanary(controlPlane, await prod(), { percent: 50 });
  expect(started.percentTraffic).toBe(50);
  expect(await versionsSeen()).toEqual(new Set(['1', '2']));
  expect(await canaryStatus(controlPlane, await prod())).toMatchObject({ phase: 'canary', canary: { percentTraffic: 50, deploymentId: started.canary } });

  await promoteCanary(controlPlane, await prod());
  expect(await versionsSeen(10)).toEqual(new Set(['2']));
  expect(await canaryStatus(controlPlane, await prod())).toMatchObject({ phase: 'settled', deploymentId: started.canary, pinnedTo: undefined, canary: undefined });
});

test('a canary starts at the first step of the plan and climbs it', async () => {
  await deployPinned('2');
  expect((await startCanary(controlPlane, await prod())).percentTraffic).toBe(10);
  expect((await canaryStatus(controlPlane, await prod())).canary?.nextPercent).toBe(50);
  expect(await stepCanary(controlPlane, await prod())).toBe(50);
  await expect(prod().then((target) => stepCanary(controlPlane, target))).rejects.toThrow(/at the last step of its plan \(50 %\)/);
});

test('a rolled back canary leaves the baseline alone and pinned, through a plain update too', async () => {
  await deployPinned('2');
  await startCanary(controlPlane, await prod(), { percent: 100 });
  expect(await versionsSeen(5)).toEqual(new Set(['2']));
  await rollbackCanary(controlPlane, await prod());
  expect(await versionsSeen(5)).toEqual(new Set(['1']));
  expect(await canaryStatus(controlPlane, await prod())).toMatchObject({ phase: 'pinned', canary: undefined });
  await shop.update({ version: '3', color: 'red' });
  expect(await versionsSeen(5)).toEqual(new Set(['1']));
});

test('a plain update in the middle of a canary changes no traffic', async () => {
  await deployPinned('2');
  const { canary } = await startCanary(controlPlane, await prod(), { percent: 100 });
  await shop.update({ version: '3', color: 'red' });
  expect(await versionsSeen(5)).toEqual(new Set(['2']));
  expect((await canaryStatus(controlPlane, await prod())).canary?.deploymentId).toBe(canary);
});

test('a changed stage variable reaches the canary only, then everybody', async () => {
  const { apiId } = await prod();
  await deployPinned('2', 'blue');
  expect((await shop.call(apiId, '/version')).color).toBe('red');
  await startCanary(controlPlane, await prod(), { percent: 100, overrides: { color: 'blue' } });
  expect(await shop.call(apiId, '/version')).toEqual({ version: '2', color: 'blue' });
  await promoteCanary(controlPlane, await prod());
  expect(await shop.call(apiId, '/version')).toEqual({ version: '2', color: 'blue' });
});

test('rollback goes to the previous deployment at once, and back', async () => {
  const first = (await (await prod()).live()).deploymentId;
  await deployPinned('2');
  await startCanary(controlPlane, await prod());
  const { deploymentId: second } = await promoteCanary(controlPlane, await prod());
  expect(await rollback(controlPlane, await prod(), 'previous')).toEqual({ from: second, to: first, keptVariables: [] });
  expect(await versionsSeen(3)).toEqual(new Set(['1']));
  expect(await canaryStatus(controlPlane, await prod())).toMatchObject({ phase: 'pinned', pinnedTo: first });
  await rollback(controlPlane, await prod(), second);
  expect(await canaryStatus(controlPlane, await prod())).toMatchObject({ phase: 'settled', deploymentId: second });
});

test('a promotion that lost its last step is seen, and finished without moving traffic', async () => {
  await deployPinned('2');
  await startCanary(controlPlane, await prod());
  const { apiId, stageName, latestDeploymentId } = await prod();
  await controlPlane.patchRestStage(apiId, stageName, [{ op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' }]);
  await controlPlane.patchRestStage(apiId, stageName, [{ op: 'remove', path: '/canarySettings' }]);
  expect(await canaryStatus(controlPlane, await prod())).toMatchObject({ phase: 'unreconciled', deploymentId: latestDeploymentId });
  await rollback(controlPlane, await prod(), latestDeploymentId);
  expect(await canaryStatus(controlPlane, await prod())).toMatchObject({ phase: 'settled', deploymentId: latestDeploymentId, pinnedTo: undefined });
  await expect(prod().then((target) => rollback(controlPlane, target, latestDeploymentId))).rejects.toThrow(/already serves deployment/);
});

test('a WebSocket stage is rolled back the same way', async () => {
  const live = () => releaseTarget(controlPlane, STACK, { stage: 'live' });
  const before = (await (await live()).live()).deploymentId;
  await shop.update({ version: '2', color: 'red' });
  const after = (await (await live()).live()).deploymentId;
  expect(after).not.toBe(before);
  await rollback(controlPlane, await live(), 'previous');
  expect((await (await live()).live()).deploymentId).toBe(before);
});

test('deployments are retained until they are pruned; what serves is not', async () => {
  await shop.update({ version: '2', color: 'red' });
  await shop.update({ version: '3', color: 'red' });
  expect((await listDeployments(await prod())).map(({ role, latest }) => [role, latest])).toEqual([['live', true], [undefined, false], [undefined, false]]);
  const { apiId } = await prod();
  await rollback(controlPlane, await prod(), 'previous');
  expect((await pruneDeployments(controlPlane, await releaseTargets(controlPlane, STACK), apiId, 0)).deployments).toHaveLength(1);
  expect((await listDeployments(await prod())).map(({ role, latest }) => [role, latest])).toEqual([[undefined, true], ['live', false]]);
});

describe('is refused when', () => {
  const refusal = async (act: Promise<unknown>) => {
    const error = await act.then(() => undefined, (reason) => reason);
    expect(error).toBeInstanceOf(Refused);
    return (error as Error).message;
  };
  test('there is nothing to release', async () => {
    expect(await refusal(startCanary(controlPlane, await prod()))).toMatch(/already serves the stack's latest deployment/);
  });
  test('a canary is active', async () => {
    await deployPinned('2');
    await startCanary(controlPlane, await prod());
    expect(await refusal(startCanary(controlPlane, await prod()))).toMatch(/a canary is active on stage prod of .* at 10 %/);
    expect(await refusal(rollback(controlPlane, await prod(), 'previous'))).toMatch(/end it with "gatehouse canary rollback Shop"/);
  });
  test('no canary is active', async () => {
    expect(await refusal(promoteCanary(controlPlane, await prod()))).toMatch(/no canary is active/);
    expect(await refusal(rollbackCanary(controlPlane, await prod()))).toMatch(/no canary is active/);
  });
  test('the deployment does not exist', async () => {
    expect(await refusal(rollback(controlPlane, await prod(), 'nope42'))).toMatch(/deployment nope42 does not exist in .*; retained are: /);
  });
  test('there is no deployment before the first', async () => {
    expect(await refusal(rollback(controlPlane, await prod(), 'previous'))).toMatch(/has no deployment before/);
  });
  test('the stack does not exist', async () => {
    expect(await refusal(releaseTarget(controlPlane, 'Nowhere'))).toMatch(/stack Nowhere does not exist/);
  });
  test('several stages match', async () => {
    await shop.update({ version: '2', color: 'red', secondStage: true });
    expect(await refusal(releaseTarget(controlPlane, STACK, { kind: 'REST' }))).toMatch(/2 stages that match; name one of: .*--stage prod.*--stage dev/);
    expect(await refusal(releaseTarget(controlPlane, STACK, { stage: 'qa' }))).toMatch(/has no stage that matches/);
  });
});
