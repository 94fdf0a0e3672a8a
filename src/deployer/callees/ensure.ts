import type { ControlPlane } from '../control-plane';
import { Refused } from '../errors';
import { partitionOf } from '../partition';
import type { ReleaseTarget } from '../release-target';
import { callsOf } from './calls';
import { DeploymentReader } from './deployment-definition';
import { missingCallees } from './missing';

/** What a check of a deployment needs to know besides the deployment. */
export interface CheckOptions {
  /** The stage variables that the deployment will be served with. */
  readonly variables: Readonly<Record<string, string>>;
  /** Moves traffic without looking. */
  readonly force?: boolean;
}

/**
 * Makes sure that what a deployment calls can still be called: functions, versions, permissions, roles and authorizers.
 * What a WebSocket deployment calls cannot be read from AWS, so it is not checked.
 *
 * @throws Refused with the names of what is missing
 */
export async function ensureCallable(controlPlane: ControlPlane, target: ReleaseTarget, deploymentId: string, options: CheckOptions): Promise<void> {
  if (!target.isRest || options.force) return;
  const definitions = await new DeploymentReader(controlPlane, target.apiId).read([deploymentId]);
  const calls = callsOf(definitions.get(deploymentId)!, options.variables);
  const missing = await missingCallees(controlPlane, calls, { apiArn: await apiArn(controlPlane, target.apiId), stageName: target.stageName });
  if (missing.length === 0) return;
  throw new Refused(`deployment ${deploymentId} of ${target.label} calls what does not exist any more: ${missing.join('; ')}. `
    + 'Nothing was changed; deploy a version that does not need it, restore it, or pass --force to move traffic all the same');
}

export async function apiArn(controlPlane: ControlPlane, apiId: string): Promise<string> {
  const { account, region } = await controlPlane.caller();
  return `arn:${partitionOf(region)}:execute-api:${region}:${account}:${apiId}`;
}
