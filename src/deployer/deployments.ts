import type { ControlPlane } from './control-plane';
import { plainDescription } from './deployment-variables';
import { removeLeftovers, type LeftoverOptions, type Leftovers } from './leftovers';
import type { DeploymentSummary } from './live';
import { parseRecord, previousDeployment } from './release-record';
import type { ReleaseTarget } from './release-target';

export interface ListedDeployment extends DeploymentSummary {
  readonly role?: 'live' | 'canary';
  /** Made by the stack's present template. */
  readonly latest: boolean;
}

/** The snapshots that an API retains, newest first, and what each of them does now. */
export async function listDeployments(target: ReleaseTarget): Promise<ListedDeployment[]> {
  const [live, deployments] = await Promise.all([target.live(), target.deployments()]);
  return deployments.map((deployment) => ({
    ...deployment,
    description: plainDescription(deployment),
    role: deployment.id === live.deploymentId ? 'live' as const : deployment.id === live.canary?.deploymentId ? 'canary' as const : undefined,
    latest: deployment.id === target.latestDeploymentId,
  }));
}

export interface Pruned extends Leftovers {
  /** Ids of the deployments that were deleted. */
  readonly deployments: readonly string[];
}

/**
 * Deletes old snapshots of an API, all but the newest `keep`, and what was retained for deployments that are gone. What any
 * stage of the API serves, what it served before, a canary, and what the stack refers to is kept whatever its age.
 *
 * @param targets all stages of the stack
 */
export async function pruneDeployments(
  controlPlane: ControlPlane, targets: readonly ReleaseTarget[], apiId: string, keep: number, options: LeftoverOptions = {},
): Promise<Pruned> {
  const ofApi = targets.filter((target) => target.apiId === apiId);
  const [first] = ofApi;
  if (!first) return { deployments: [], deleted: [], left: [] };
  const all = await first.deployments();
  const inUse = new Set<string | undefined>();
  for (const target of ofApi) {
    const live = await target.live();
    const previous = previousDeployment(parseRecord(live.tags), live.deploymentId, all);
    // With nothing to keep but what is in use, the way back is given up too.
    const serving = [live.deploymentId, live.canary?.deploymentId, target.latestDeploymentId, target.pinnedTo];
    for (const id of keep > 0 ? [...serving, previous] : serving) inUse.add(id);
  }
  const obsolete = all.slice(keep).filter(({ id }) => !inUse.has(id));
  for (const { id } of obsolete) await first.deleteDeployment(id);
  return { deployments: obsolete.map(({ id }) => id), ...await removeLeftovers(controlPlane, first.stack.stackName, targets, options) };
}
