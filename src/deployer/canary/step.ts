import { ensureCallable } from '../callees';
import type { ControlPlane } from '../control-plane';
import { Refused } from '../errors';
import type { LiveStage } from '../live';
import type { ReleaseTarget } from '../release-target';
import { isUnfinishedPromotion, moveTraffic } from '../traffic';
import { activeCanary } from './active';
import { finishPromotion } from './finish';

export interface CanaryStepOptions {
  /** 0 to 100; the next step of the stage's plan when absent. */
  readonly percent?: number;
  /** Does not check whether what the canary calls exists. */
  readonly force?: boolean;
}

/**
 * Raises the canary's share to the next step of the stage's plan, or to a given percentage.
 * @returns the percentage now
 * @throws Refused when no canary is active, it is at the last step, or what it calls does not exist
 */
export async function stepCanary(controlPlane: ControlPlane, target: ReleaseTarget, options: CanaryStepOptions = {}): Promise<number> {
  const { live, canary } = await activeCanary(controlPlane, target);
  const next = options.percent ?? nextPercent(target, canary.percentTraffic);
  if (next === undefined) {
    throw new Refused(`the canary on ${target.label} is at the last step of its plan (${canary.percentTraffic} %); promote it or roll it back`);
  }
  await ensureCallable(controlPlane, target, canary.deploymentId, {
    variables: { ...live.variables, ...canary.stageVariableOverrides }, force: options.force,
  });
  const done = (after: LiveStage) => after.deploymentId === live.deploymentId && after.canary?.deploymentId === canary.deploymentId;
  try {
    await moveTraffic(controlPlane, target, {
      seen: live, doing: 'raising the canary\'s share', patches: [{ op: 'replace', path: '/canarySettings/percentTraffic', value: next.toFixed(1) }], done,
    });
  } catch (error) {
    // A share set right after another command ended the canary makes one of the stage's own deployment.
    if (error instanceof Refused && isUnfinishedPromotion(await target.live())) await finishPromotion(controlPlane, target);
    throw error;
  }
  return next;
}

function nextPercent(target: ReleaseTarget, current: number): number | undefined {
  const { release } = target.manifest;
  return release.strategy === 'canary' ? release.steps.map((step) => step.percent).find((p) => p > current) : undefined;
}
