import { ensureCallable } from '../callees';
import type { ControlPlane } from '../control-plane';
import { parseRecord, upToDate } from '../release-record';
import type { ReleaseTarget } from '../release-target';
import { moveTraffic } from '../traffic';
import { activeCanary } from './active';

export interface CanaryRolledBack {
  /** The deployment that gets no traffic any more. */
  readonly rejected: string;
  /** The deployment that serves alone. */
  readonly deploymentId: string;
}

export interface CanaryRollbackOptions {
  /** Does not check whether what the baseline calls exists. */
  readonly force?: boolean;
}

/**
 * Removes the canary: all traffic is on the baseline at once. The stage stays pinned to the baseline, so
 * that a plain stack update cannot put the rejected deployment live by accident.
 *
 * @throws Refused when no canary is active, or what the baseline calls does not exist
 */
export async function rollbackCanary(
  controlPlane: ControlPlane, target: ReleaseTarget, options: CanaryRollbackOptions = {},
): Promise<CanaryRolledBack> {
  const { live, canary } = await activeCanary(controlPlane, target);
  await ensureCallable(controlPlane, target, live.deploymentId, { variables: live.variables, force: options.force });
  const record = upToDate(parseRecord(live.tags), live.deploymentId, await target.deployments());
  await target.remember({ ...record, rejected: canary.deploymentId }, live);
  await moveTraffic(controlPlane, target, {
    seen: live,
    doing: 'rolling the canary back',
    patches: [{ op: 'remove', path: '/canarySettings' }],
    done: (after) => after.deploymentId === live.deploymentId && after.canary === undefined,
  });
  await target.reconcile(live.deploymentId, live.variables);
  return { rejected: canary.deploymentId, deploymentId: live.deploymentId };
}
