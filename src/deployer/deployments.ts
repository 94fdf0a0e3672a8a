import type { DeploymentSummary } from './live';
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
    role: deployment.id === live.deploymentId ? 'live' as const : deployment.id === live.canary?.deploymentId ? 'canary' as const : undefined,
    latest: deployment.id === target.latestDeploymentId,
  }));
}

/**
 * Deletes old snapshots, all but the newest `keep`. What any stage of the API serves, a canary, and what the stack
 * refers to is kept whatever its age.
 * @returns the ids deleted
 */
export async function pruneDeployments(targetsOfApi: readonly ReleaseTarget[], keep: number): Promise<string[]> {
  const [first] = targetsOfApi;
  if (!first) return [];
  const inUse = new Set<string>();
  for (const target of targetsOfApi) {
    const live = await target.live();
    for (const id of [live.deploymentId, live.canary?.deploymentId, target.latestDeploymentId, target.pinnedTo]) if (id) inUse.add(id);
  }
  const doomed = (await first.deployments()).slice(keep).filter(({ id }) => !inUse.has(id));
  for (const { id } of doomed) await first.deleteDeployment(id);
  return doomed.map(({ id }) => id);
}
