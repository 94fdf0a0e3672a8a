import type { ReleaseTarget } from '../release-target';

export type CanaryPhase =
  /** The stage serves what the stack's template says. */
  | 'settled'
  /** A share of the traffic goes to a canary. */
  | 'canary'
  /** The stage is held on an older deployment than the stack's latest. */
  | 'pinned'
  /** Traffic has moved but the stack's parameter has not followed yet. */
  | 'unreconciled';

export interface CanaryStatus {
  readonly stack: string;
  readonly api: string;
  readonly apiId: string;
  readonly stage: string;
  readonly phase: CanaryPhase;
  readonly deploymentId: string;
  readonly latestDeploymentId: string;
  readonly pinnedTo?: string;
  readonly canary?: {
    readonly deploymentId: string;
    readonly percentTraffic: number;
    readonly stageVariableOverrides: Readonly<Record<string, string>>;
    /** The plan's next percentage; absent at the last step. */
    readonly nextPercent?: number;
  };
}

/** Where a release stands, from what the stage and the stack say now. */
export async function canaryStatus(target: ReleaseTarget): Promise<CanaryStatus> {
  const live = await target.live();
  const { release } = target.manifest;
  const steps = release.strategy === 'canary' ? release.steps : [];
  const { canary } = live;
  return {
    stack: target.stack.stackName,
    api: target.manifest.api,
    apiId: target.apiId,
    stage: target.stageName,
    phase: canary ? 'canary' : phaseWithoutCanary(target, live.deploymentId),
    deploymentId: live.deploymentId,
    latestDeploymentId: target.latestDeploymentId,
    pinnedTo: target.pinnedTo || undefined,
    canary: canary && { ...canary, nextPercent: steps.map((s) => s.percent).find((p) => p > canary.percentTraffic) },
  };
}

function phaseWithoutCanary(target: ReleaseTarget, served: string): CanaryPhase {
  if (served !== target.wantedDeploymentId) return 'unreconciled';
  return target.pinnedTo && served !== target.latestDeploymentId ? 'pinned' : 'settled';
}
