import { ensureCallable } from './callees';
import { finishPromotion } from './canary/finish';
import type { ControlPlane } from './control-plane';
import { notedVariables } from './deployment-variables';
import { Refused } from './errors';
import type { LiveStage } from './live';
import { parseRecord, previousDeployment, upToDate } from './release-record';
import type { ReleaseTarget } from './release-target';
import { changedMeanwhile, moveTraffic, sameTraffic, variablePatches } from './traffic';

export interface RolledBack {
  readonly from: string;
  readonly to: string;
  /** Stage variables that were left as they are, because it is not known which the deployment was served with. */
  readonly keptVariables: readonly string[];
}

export interface RollbackOptions {
  /** Does not check whether what the deployment calls exists. */
  readonly force?: boolean;
}

/**
 * Points a stage at a deployment that was retained, with the stage variables that it was served with, and pins the stack to
 * it. Traffic moves with one call; the stack's update after it changes nothing but parameters. A promotion that was
 * interrupted is completed first.
 *
 * A stage that serves the deployment already while its stack says otherwise is only reconciled.
 *
 * @param to a deployment's id, or `previous` for what the stage served before its last release
 * @throws Refused for an unknown deployment, the one that serves already, an active canary, or when what the deployment
 *   calls does not exist
 */
export async function rollback(controlPlane: ControlPlane, target: ReleaseTarget, to: string, options: RollbackOptions = {}): Promise<RolledBack> {
  await finishPromotion(controlPlane, target);
  const live = await target.live();
  const { stackName } = target.stack;
  if (live.canary) {
    throw new Refused(`a canary is active on ${target.label}; end it with "gatehouse canary rollback ${stackName}" or promote it first`);
  }
  const deployments = await target.deployments();
  const record = parseRecord(live.tags);
  const wanted = to === 'previous' ? previousDeployment(record, live.deploymentId, deployments) : to;
  if (wanted === undefined) throw new Refused(`${target.label} has no deployment before ${live.deploymentId}; "gatehouse deployments ${stackName}" lists what is retained`);
  const deployment = deployments.find(({ id }) => id === wanted);
  if (deployment === undefined) {
    throw new Refused(`deployment ${wanted} does not exist in ${target.manifest.api}; retained are: ${deployments.map((d) => d.id).join(', ') || 'none'}`);
  }
  if (wanted === live.deploymentId) {
    const { wantedDeploymentId } = target;
    if (wantedDeploymentId === wanted) throw new Refused(`${target.label} already serves deployment ${wanted}`);
    // An earlier command moved the traffic and was interrupted before the stack followed.
    await target.reconcile(wanted, live.variables);
    return { from: wantedDeploymentId, to: wanted, keptVariables: [] };
  }
  const variables = notedVariables(deployment);
  const served = variables ?? live.variables;
  await ensureCallable(controlPlane, target, wanted, { variables: served, force: options.force });
  await target.noteVariables(deployments.find(({ id }) => id === live.deploymentId), live.variables);
  await target.remember(upToDate(record, live.deploymentId, deployments), live);
  await point(controlPlane, target, live, wanted, served);
  await target.reconcile(wanted, served);
  return { from: live.deploymentId, to: wanted, keptVariables: variables === undefined ? Object.keys(live.variables) : [] };
}

async function point(
  controlPlane: ControlPlane, target: ReleaseTarget, seen: LiveStage, wanted: string, variables: Readonly<Record<string, string>>,
): Promise<void> {
  const doing = `rolling back to ${wanted}`;
  if (target.isRest) {
    await moveTraffic(controlPlane, target, {
      seen,
      doing,
      patches: [{ op: 'replace', path: '/deploymentId', value: wanted }, ...variablePatches(seen.variables, variables)],
      done: (after) => after.deploymentId === wanted,
    });
    return;
  }
  const before = await target.live();
  if (!sameTraffic(before, seen)) throw changedMeanwhile(target, { doing }, before);
  await controlPlane.pointV2Stage(target.apiId, target.stageName, wanted, variables);
}
