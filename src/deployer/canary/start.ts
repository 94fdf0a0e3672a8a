import type { StagePatch, ControlPlane } from '../control-plane';
import { Refused } from '../errors';
import type { ReleaseTarget } from '../release-target';

export interface CanaryStarted {
  readonly baseline: string;
  readonly canary: string;
  readonly percentTraffic: number;
}

export interface CanaryStartOptions {
  /** 0 to 100; the first step of the stage's plan when absent. */
  readonly percent?: number;
  /** Stage variables that only the canary sees. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/**
 * Sends a share of a stage's traffic to the stack's latest deployment.
 * @throws Refused when a canary is already active, or the stage serves the latest deployment already
 */
export async function startCanary(controlPlane: ControlPlane, target: ReleaseTarget, options: CanaryStartOptions = {}): Promise<CanaryStarted> {
  const live = await target.live();
  if (live.canary) {
    throw new Refused(`a canary is active on ${target.label}: deployment ${live.canary.deploymentId} at ${live.canary.percentTraffic} %; promote it or roll it back first`);
  }
  if (live.deploymentId === target.latestDeploymentId) {
    throw new Refused(`${target.label} already serves the stack's latest deployment ${live.deploymentId}; deploy a change with "gatehouse deploy ${target.stack.stackName}" first`);
  }
  if (target.pinnedTo === '') {
    throw new Refused(`${target.label} is not pinned, so the next stack update would end the canary; deploy with "gatehouse deploy ${target.stack.stackName}"`);
  }
  const percent = options.percent ?? firstPercent(target);
  const patches: StagePatch[] = [
    { op: 'replace', path: '/canarySettings/deploymentId', value: target.latestDeploymentId },
    { op: 'replace', path: '/canarySettings/percentTraffic', value: percent.toFixed(1) },
    ...Object.entries(options.overrides ?? {}).map(([name, value]): StagePatch =>
      ({ op: 'replace', path: `/canarySettings/stageVariableOverrides/${name}`, value })),
  ];
  await controlPlane.patchRestStage(target.apiId, target.stageName, patches);
  return { baseline: live.deploymentId, canary: target.latestDeploymentId, percentTraffic: percent };
}

function firstPercent(target: ReleaseTarget): number {
  const { release } = target.manifest;
  return release.strategy === 'canary' && release.steps[0] ? release.steps[0].percent : 10;
}
