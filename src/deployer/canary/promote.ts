import type { ControlPlane, StagePatch } from '../control-plane';
import type { ReleaseTarget } from '../release-target';
import { activeCanary } from './active';

export interface Promoted {
  readonly previous: string;
  readonly deploymentId: string;
}

/**
 * Makes the canary's deployment the stage's own and lets the stack follow it again.
 *
 * Two calls on purpose: the first moves all traffic in one step, the second only removes what is left
 * of the canary. If the stack's update after them is lost, `canary status` says so and names the command
 * that finishes it.
 */
export async function promoteCanary(controlPlane: ControlPlane, target: ReleaseTarget): Promise<Promoted> {
  const { live, canary } = await activeCanary(target);
  const patches: StagePatch[] = [
    { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
  ];
  if (Object.keys(canary.stageVariableOverrides).length > 0) {
    patches.push({ op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' });
  }
  await controlPlane.patchRestStage(target.apiId, target.stageName, patches);
  await controlPlane.patchRestStage(target.apiId, target.stageName, [{ op: 'remove', path: '/canarySettings' }]);
  await target.rememberPrevious(live.deploymentId);
  await target.reconcile(canary.deploymentId, { ...live.variables, ...canary.stageVariableOverrides });
  return { previous: live.deploymentId, deploymentId: canary.deploymentId };
}
