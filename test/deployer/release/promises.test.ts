import { DeleteFunctionCommand, LambdaClient, ListFunctionsCommand, GetPolicyCommand, RemovePermissionCommand } from '@aws-sdk/client-lambda';
import { ReleaseLab } from './release-lab';
import { STACK, type Flavor } from './versions';
import { ControlPlane, pruneDeployments, Refused, releaseTarget, releaseTargets, rollback } from '../../../src/deployer';

let lab: ReleaseLab;
let controlPlane: ControlPlane;
afterEach(() => lab.close());

const open = async (flavor: Flavor = 'canary') => {
  lab = await ReleaseLab.open(flavor);
  controlPlane = new ControlPlane(undefined, 0.05);
  await lab.run('deploy', 1);
};
const prod = () => releaseTarget(controlPlane, STACK);
const live = async () => (await prod()).live();
const refusal = async (act: Promise<unknown>): Promise<string> => {
  const error: unknown = await act.then(() => undefined, (reason) => reason);
  expect(error).toBeInstanceOf(Refused);
  return (error as Error).message;
};
const functionNamed = async (part: string): Promise<string> => {
  const { Functions = [] } = await new LambdaClient().send(new ListFunctionsCommand({}));
  return Functions.find(({ FunctionName }) => FunctionName!.includes(part))!.FunctionName!;
};

test('rollback goes to what served before the last release, never to a canary that was rolled back, and not further', async () => {
  await open();
  await lab.run('deploy', 2);
  await lab.run('canary rollback');
  await lab.run('deploy', 3);
  await lab.run('promote');
  await lab.run('rollback');
  expect(await lab.versionsSeen()).toEqual([1]);
  expect(await refusal(lab.run('rollback'))).toMatch(/^stage prod .* already serves deployment \w+$/);
  expect(await lab.versionsSeen()).toEqual([1]);
}, 60_000);

test('a canary that was rolled back is not released again by deploying the same app', async () => {
  await open();
  await lab.run('deploy', 2);
  await lab.run('canary rollback');
  await lab.run('deploy', 2);
  expect(lab.messages.at(-1)).toMatch(/was rolled back as a canary, so it is not released again/);
  expect(await lab.versionsSeen()).toEqual([1]);
  await lab.run('start');
  expect(await lab.status()).toMatchObject({ phase: 'canary', canary: { percentTraffic: 30 } });
}, 60_000);

describe('a promotion that was cut between its two calls', () => {
  beforeEach(async () => {
    await open();
    await lab.run('deploy', 2);
    const { apiId } = await prod();
    await controlPlane.patchRestStage(apiId, 'prod', [
      { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
      { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
      { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
    ]);
  });

  test('is told as such, and completed by promote', async () => {
    expect(await lab.status()).toMatchObject({ phase: 'promoting', canary: undefined, next: ['gatehouse canary promote Orders --stage prod'] });
    await lab.run('promote');
    expect(await lab.status()).toMatchObject({ phase: 'settled', pinnedTo: undefined, next: [] });
    expect(await lab.versionsSeen()).toEqual([2]);
  }, 60_000);

  test.each([
    ['canary rollback', /had been promoted already; the promotion is complete now: .* run "gatehouse rollback Orders --to previous"/],
    ['step', /had been promoted already/],
    ['start', /already serves the stack's latest deployment/],
  ] as const)('is completed by %s, which has nothing left to do', async (verb, message) => {
    expect(await refusal(lab.run(verb))).toMatch(message);
    expect(await live()).not.toHaveProperty('canary.deploymentId');
    expect(await lab.versionsSeen()).toEqual([2]);
  }, 60_000);

  test('is completed by rollback, which then goes back', async () => {
    await lab.run('rollback');
    expect(await lab.versionsSeen()).toEqual([1]);
  }, 60_000);

  test('is completed by deploy', async () => {
    await lab.run('deploy', 3);
    expect(await lab.versionsSeen(60)).toEqual([2, 3]);
  }, 60_000);
});

describe('fails before anything moves when what a deployment calls is gone:', () => {
  beforeEach(async () => {
    await open();
    await lab.run('deploy', 2);
    await lab.run('promote');
  });

  test('a function', async () => {
    const name = await functionNamed('OddHandler');
    await new LambdaClient().send(new DeleteFunctionCommand({ FunctionName: name }));
    expect(await refusal(lab.run('rollback'))).toMatch(new RegExp(`calls what does not exist any more: .*${name} \\(called by GET /.*pass --force`));
    expect(await lab.versionsSeen()).toEqual([2]);
    await rollback(controlPlane, await prod(), 'previous', { force: true });
    expect((await lab.call('/fn')).status).toBe(500);
  }, 60_000);

  test('a permission', async () => {
    const lambda = new LambdaClient();
    const FunctionName = await functionNamed('OddAuthorizer');
    const { Policy } = await lambda.send(new GetPolicyCommand({ FunctionName }));
    for (const { Sid } of JSON.parse(Policy!).Statement) await lambda.send(new RemovePermissionCommand({ FunctionName, StatementId: Sid }));
    expect(await refusal(lab.run('rollback'))).toMatch(new RegExp(`permission of API Gateway to invoke function ${FunctionName} \\(called by authorizer `));
    expect(await lab.versionsSeen()).toEqual([2]);
  }, 60_000);

  test('a role', async () => {
    const retained = await controlPlane.retained(STACK);
    const present = [...(await controlPlane.resources(STACK)).values()];
    const name = [...retained.map(({ physicalId }) => physicalId), ...present].find((id) => /OddRole/.test(id))!;
    await controlPlane.deleteRole(name);
    expect(await refusal(lab.run('rollback'))).toContain(`role ${name} (called by GET /role)`);
  }, 60_000);
});

test.each(['canary', 'direct'] as const)('stage variables move with their deployment (%s)', async (flavor) => {
  await open(flavor);
  expect((await live()).variables).toEqual({ color: 'color-1' });
  await lab.run('deploy', 2);
  if (flavor === 'canary') await lab.run('promote');
  expect((await live()).variables).toEqual({ color: 'color-2' });
  await lab.run('rollback');
  expect((await live()).variables).toEqual({ color: 'color-1' });
  await lab.run('deploy', 3);
  if (flavor === 'canary') await lab.run('promote');
  expect((await live()).variables).toEqual({ color: 'color-3' });
}, 60_000);

test('of two commands at once one wins, and the other says so or does the same', async () => {
  await open();
  await lab.run('deploy', 2);
  const ends = await Promise.allSettled([lab.run('promote'), lab.run('canary rollback')]);
  const lost = ends.filter((end): end is PromiseRejectedResult => end.status === 'rejected');
  for (const { reason } of lost) expect(reason).toMatchObject({ name: 'Refused', message: expect.stringMatching(/another command|no canary is active|promoted already/) });
  expect(lost.length).toBeLessThan(2);
  const [status] = await lab.recover(2);
  expect(['settled', 'pinned', 'unreconciled', 'promoting']).toContain(status!.phase);
  expect(await lab.versionsSeen()).toHaveLength(1);

  await lab.run('deploy', 3);
  await lab.run('promote');
  const [before] = await lab.versionsSeen();
  expect(before).toBe(3);
  await Promise.allSettled([lab.run('rollback'), lab.run('rollback')]);
  expect((await lab.versionsSeen())[0]).toBeLessThan(3);
  const { wantedDeploymentId } = await prod();
  expect((await live()).deploymentId).toBe(wantedDeploymentId);
}, 60_000);

test('prune takes away what only deployments that are gone called', async () => {
  await open();
  for (const version of [2, 3, 4]) {
    await lab.run('deploy', version);
    await lab.run('promote');
  }
  const names = async () => (await new LambdaClient().send(new ListFunctionsCommand({}))).Functions!.map(({ FunctionName }) => FunctionName!);
  const { apiId } = await prod();
  const kept = await pruneDeployments(controlPlane, await releaseTargets(controlPlane, STACK), apiId, 2);
  expect(kept.deployments).toHaveLength(2);
  await lab.run('rollback');
  expect(await lab.versionsSeen()).toEqual([3]);
  for (const path of ['/fn', '/role', '/auth', '/odd']) expect(await lab.call(path)).toMatchObject({ status: 200 });

  await rollback(controlPlane, await prod(), (await prod()).latestDeploymentId);
  await lab.run('deploy', 4);
  const prune = async () => pruneDeployments(controlPlane, await releaseTargets(controlPlane, STACK), apiId, 0, { withFunctions: true });
  expect((await prune()).deployments).toHaveLength(1);
  // What the stack keeps for the deployment before goes with the next deployment.
  await lab.run('deploy', 4);
  const all = await prune();
  expect(all.deleted.join()).toMatch(/permission .*version .*function Orders-Odd/);
  expect((await names()).filter((name) => name.includes('Odd'))).toEqual([]);
  for (const path of ['/fn', '/role', '/auth']) expect(await lab.call(path)).toEqual({ status: 200, body: '{"version":4}' });
}, 90_000);
