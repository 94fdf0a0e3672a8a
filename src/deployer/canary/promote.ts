import { ensureCallable } from '../callees';
import type { ControlPlane, StagePatch } from '../control-plane';
import { Refused } from '../errors';
import { begin, parseRecord, upToDate } from '../release-record';
import type { ReleaseTarget } from '../release-target';
import { moveTraffic } from '../traffic';
import { completePromotion, finishPromotion } from './finish';

export interface Promoted {
  /** What the stage served before; absent when that is not known. */
  readonly previous?: string;
  readonly deploymentId: string;
}

export interface PromoteOptions {
  /** Does not check whether what the canary calls exists. */
  readonly force?: boolean;
}

/**
 * Makes the canary's deployment the stage's own and lets the stack follow it again. A promotion that was interrupted is
 * completed.
 *
 * Two calls on purpose: the first moves all traffic in one step, the second only removes what is left of the canary. What
 * must be remembered of the release is written before the first.
 *
 * @throws Refused when no canary is active, or what it calls does not exist
 */
export async function promoteCanary(controlPlane: ControlPlane, target: ReleaseTarget, options: PromoteOptions = {}): Promise<Promoted> {
  const finished = await finishPromotion(controlPlane, target);
  if (finished) return finished;
  const live = await target.live();
  const { canary } = live;
  if (!canary) throw new Refused(`no canary is active on ${target.label}; it serves deployment ${live.deploymentId}`);
  const variables = { ...live.variables, ...canary.stageVariableOverrides };
  await ensureCallable(controlPlane, target, canary.deploymentId, { variables, force: options.force });

  const deployments = await target.deployments();
  const named = (id: string) => deployments.find((deployment) => deployment.id === id);
  await target.noteVariables(named(live.deploymentId), live.variables);
  await target.noteVariables(named(canary.deploymentId), variables);
  const record = upToDate(parseRecord(live.tags), live.deploymentId, deployments);
  await target.remember(begin(record, live.deploymentId, canary.deploymentId), live);
  const patches: StagePatch[] = [
    { op: 'replace', path: '/canarySettings/percentTraffic', value: '0.0' },
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
  ];
  if (Object.keys(canary.stageVariableOverrides).length > 0) {
    patches.push({ op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' });
  }
  const promoted = await moveTraffic(controlPlane, target, {
    seen: live, doing: 'promoting the canary', patches, done: (after) => after.deploymentId === canary.deploymentId,
  });
  await completePromotion(controlPlane, target, { ...promoted, tags: (await target.live()).tags });
  return { previous: live.deploymentId, deploymentId: canary.deploymentId };
}
