import type { ControlPlane } from '../control-plane';
import { AwsFailed } from '../errors';
import type { LiveStage } from '../live';
import { previousDeployment, parseRecord, upToDate } from '../release-record';
import type { ReleaseTarget } from '../release-target';
import { isUnfinishedPromotion } from '../traffic';

/** A promotion that an earlier command began. */
export interface FinishedPromotion {
  readonly deploymentId: string;
  /** What the stage served before; absent when that is not known. */
  readonly previous?: string;
}

/**
 * Completes a promotion whose traffic has moved and whose canary was not removed yet. Every command begins with it. Moves
 * no traffic.
 * @returns the promotion that was completed; `undefined` when there was none
 */
export async function finishPromotion(controlPlane: ControlPlane, target: ReleaseTarget): Promise<FinishedPromotion | undefined> {
  const live = await target.live();
  if (!target.isRest || !isUnfinishedPromotion(live)) return undefined;
  return completePromotion(controlPlane, target, live);
}

/** @param live the stage after the traffic has moved */
export async function completePromotion(controlPlane: ControlPlane, target: ReleaseTarget, live: LiveStage): Promise<FinishedPromotion> {
  const deployments = await target.deployments();
  const record = parseRecord(live.tags);
  const previous = previousDeployment(record, live.deploymentId, deployments);
  await removeCanary(controlPlane, target);
  await target.remember(upToDate(record, live.deploymentId, deployments), live);
  await target.reconcile(live.deploymentId, live.variables);
  return { deploymentId: live.deploymentId, previous };
}

/** Two commands may complete the same promotion; the second finds the canary gone. */
async function removeCanary(controlPlane: ControlPlane, target: ReleaseTarget): Promise<void> {
  try {
    await controlPlane.patchRestStage(target.apiId, target.stageName, [{ op: 'remove', path: '/canarySettings' }]);
  } catch (error) {
    if (!(error instanceof AwsFailed) || (await target.live()).canary !== undefined) throw error;
  }
}
