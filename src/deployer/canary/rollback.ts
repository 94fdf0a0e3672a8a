import type { ControlPlane } from '../control-plane';
import type { ReleaseTarget } from '../release-target';
import { activeCanary } from './active';

/**
 * Removes the canary: all traffic is on the baseline at once. The stage stays pinned to the baseline, so
 * that a plain stack update cannot put the refused deployment live by accident.
 * @returns the deployment that was refused and the one that serves
 */
export async function rollbackCanary(
  controlPlane: ControlPlane, target: ReleaseTarget,
): Promise<{ readonly refused: string; readonly deploymentId: string }> {
  const { live, canary } = await activeCanary(target);
  await controlPlane.patchRestStage(target.apiId, target.stageName, [{ op: 'remove', path: '/canarySettings' }]);
  await target.reconcile(live.deploymentId, live.variables);
  return { refused: canary.deploymentId, deploymentId: live.deploymentId };
}
