import type { ControlPlane } from '../control-plane';
import { Refused } from '../errors';
import type { LiveCanary, LiveStage } from '../live';
import type { ReleaseTarget } from '../release-target';
import { finishPromotion } from './finish';

export interface ActiveCanary {
  readonly live: LiveStage;
  readonly canary: LiveCanary;
}

/**
 * The stage and its canary.
 * @throws Refused when there is none, or what looks like one is a promotion that was not finished: it is finished now
 */
export async function activeCanary(controlPlane: ControlPlane, target: ReleaseTarget): Promise<ActiveCanary> {
  const finished = await finishPromotion(controlPlane, target);
  if (finished) {
    throw new Refused(`the canary on ${target.label} had been promoted already; the promotion is complete now: it serves deployment ${finished.deploymentId}. `
      + `To go back, run "gatehouse rollback ${target.stack.stackName} --to previous"`);
  }
  const live = await target.live();
  if (!live.canary) throw new Refused(`no canary is active on ${target.label}; it serves deployment ${live.deploymentId}`);
  return { live, canary: live.canary };
}
