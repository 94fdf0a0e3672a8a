import type { ControlPlane } from './control-plane';
import { Refused } from './errors';
import type { DeploymentSummary, LiveStage } from './live';
import type { ReleaseTarget } from './release-target';
import { PREVIOUS_DEPLOYMENT_TAG } from './release-target';

/**
 * Points a stage at a deployment that was retained, and pins the stack to it. Traffic moves with the
 * first call; the stack's update after it changes nothing but a parameter.
 * @param to a deployment's id, or `previous` for what the stage served before its last release
 * A stage that serves the deployment already while its stack says otherwise is only reconciled.
 * @throws Refused for an unknown deployment, the one that serves already, or an active canary
 */
export async function rollback(
  controlPlane: ControlPlane, target: ReleaseTarget, to: string,
): Promise<{ readonly from: string; readonly to: string }> {
  const live = await target.live();
  if (live.canary) {
    throw new Refused(`a canary is active on ${target.label}; end it with "gatehouse canary rollback ${target.stack.stackName}" or promote it first`);
  }
  const deployments = await target.deployments();
  const wanted = to === 'previous' ? previousDeployment(live, deployments) : to;
  if (wanted === undefined) throw new Refused(`${target.label} has no deployment before ${live.deploymentId}; "gatehouse deployments ${target.stack.stackName}" lists what is retained`);
  if (!deployments.some((d) => d.id === wanted)) {
    throw new Refused(`deployment ${wanted} does not exist in ${target.manifest.api}; retained are: ${deployments.map((d) => d.id).join(', ') || 'none'}`);
  }
  if (wanted === live.deploymentId) {
    const { wantedDeploymentId } = target;
    if (wantedDeploymentId === wanted) throw new Refused(`${target.label} already serves deployment ${wanted}`);
    // An earlier command moved the traffic and was interrupted before the stack followed.
    await target.reconcile(wanted, live.variables);
    return { from: wantedDeploymentId, to: wanted };
  }
  if (target.isRest) {
    await controlPlane.patchRestStage(target.apiId, target.stageName, [{ op: 'replace', path: '/deploymentId', value: wanted }]);
  } else {
    await controlPlane.pointV2Stage(target.apiId, target.stageName, wanted);
  }
  await target.rememberPrevious(live.deploymentId);
  await target.reconcile(wanted, live.variables);
  return { from: live.deploymentId, to: wanted };
}

function previousDeployment(live: LiveStage, newestFirst: readonly DeploymentSummary[]): string | undefined {
  const remembered = live.tags[PREVIOUS_DEPLOYMENT_TAG];
  if (remembered !== undefined && remembered !== live.deploymentId && newestFirst.some((d) => d.id === remembered)) return remembered;
  const position = newestFirst.findIndex((d) => d.id === live.deploymentId);
  return position < 0 ? undefined : newestFirst[position + 1]?.id;
}
