import { Refused } from '../errors';
import type { LiveCanary, LiveStage } from '../live';
import type { ReleaseTarget } from '../release-target';

/** The stage and its canary; refuses when there is none. */
export async function activeCanary(target: ReleaseTarget): Promise<{ readonly live: LiveStage; readonly canary: LiveCanary }> {
  const live = await target.live();
  if (!live.canary) throw new Refused(`no canary is active on ${target.label}; it serves deployment ${live.deploymentId}`);
  return { live, canary: live.canary };
}
