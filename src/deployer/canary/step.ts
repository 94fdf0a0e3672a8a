import type { ControlPlane } from '../control-plane';
import { Refused } from '../errors';
import type { ReleaseTarget } from '../release-target';
import { activeCanary } from './active';

/**
 * Raises the canary's share to the next step of the stage's plan, or to a given percentage.
 * @returns the percentage now
 */
export async function stepCanary(controlPlane: ControlPlane, target: ReleaseTarget, percent?: number): Promise<number> {
  const { canary } = await activeCanary(target);
  const next = percent ?? nextPercent(target, canary.percentTraffic);
  if (next === undefined) {
    throw new Refused(`the canary on ${target.label} is at the last step of its plan (${canary.percentTraffic} %); promote it or roll it back`);
  }
  await controlPlane.patchRestStage(target.apiId, target.stageName, [
    { op: 'replace', path: '/canarySettings/percentTraffic', value: next.toFixed(1) },
  ]);
  return next;
}

function nextPercent(target: ReleaseTarget, current: number): number | undefined {
  const { release } = target.manifest;
  return release.strategy === 'canary' ? release.steps.map((step) => step.percent).find((p) => p > current) : undefined;
}
