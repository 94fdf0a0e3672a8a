import { ensureCallable } from '../callees';
import type { StagePatch, ControlPlane } from '../control-plane';
import { Refused } from '../errors';
import { parseRecord, upToDate } from '../release-record';
import type { ReleaseTarget } from '../release-target';
import { moveTraffic } from '../traffic';
import { changedVariables } from '../variables';
import { finishPromotion } from './finish';

export interface CanaryStarted {
  readonly baseline: string;
  readonly canary: string;
  readonly percentTraffic: number;
}

export interface CanaryStartOptions {
  /** 0 to 100; the first step of the stage's plan when absent. */
  readonly percent?: number;
  /** Stage variables that only the canary sees; those that the stack's template changes when absent. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** Does not check whether what the canary calls exists. */
  readonly force?: boolean;
}

/**
 * Sends a share of a stage's traffic to the stack's latest deployment.
 * @throws Refused when a canary is already active, the stage serves the latest deployment already, or what the deployment
 *   calls does not exist
 */
export async function startCanary(controlPlane: ControlPlane, target: ReleaseTarget, options: CanaryStartOptions = {}): Promise<CanaryStarted> {
  await finishPromotion(controlPlane, target);
  const live = await target.live();
  const { latestDeploymentId: canary } = target;
  const { stackName } = target.stack;
  if (live.canary) {
    throw new Refused(`a canary is active on ${target.label}: deployment ${live.canary.deploymentId} at ${live.canary.percentTraffic} %; promote it or roll it back first`);
  }
  if (live.deploymentId === canary) {
    throw new Refused(`${target.label} already serves the stack's latest deployment ${canary}; deploy a change with "gatehouse deploy ${stackName}" first`);
  }
  if (target.pinnedTo === '') {
    throw new Refused(`${target.label} is not pinned, so the next stack update would end the canary; deploy with "gatehouse deploy ${stackName}"`);
  }
  const { percent = firstPercent(target) } = options;
  const overrides = options.overrides ?? changedVariables(await controlPlane.template(stackName), target.manifest, live.variables);
  await ensureCallable(controlPlane, target, canary, { variables: { ...live.variables, ...overrides }, force: options.force });

  const deployments = await target.deployments();
  const { rejected, ...record } = upToDate(parseRecord(live.tags), live.deploymentId, deployments);
  await target.remember({ ...record, rejected: rejected === canary ? undefined : rejected }, live);
  await target.noteVariables(deployments.find(({ id }) => id === live.deploymentId), live.variables);
  await moveTraffic(controlPlane, target, {
    seen: live,
    doing: 'starting a canary',
    patches: [
      { op: 'replace', path: '/canarySettings/deploymentId', value: canary },
      { op: 'replace', path: '/canarySettings/percentTraffic', value: percent.toFixed(1) },
      ...Object.entries(overrides).map(([name, value]): StagePatch =>
        ({ op: 'replace', path: `/canarySettings/stageVariableOverrides/${name}`, value })),
    ],
    done: (after) => after.deploymentId === live.deploymentId && after.canary?.deploymentId === canary,
  });
  return { baseline: live.deploymentId, canary, percentTraffic: percent };
}

function firstPercent(target: ReleaseTarget): number {
  const { release } = target.manifest;
  return release.strategy === 'canary' && release.steps[0] ? release.steps[0].percent : 10;
}
