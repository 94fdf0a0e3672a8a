import { removeStaleReadingStages } from '../callees';
import type { ControlPlane } from '../control-plane';
import type { LiveStage } from '../live';
import { parseRecord } from '../release-record';
import type { ReleaseTarget } from '../release-target';
import { operationOf } from '../stack-status';
import { isUnfinishedPromotion } from '../traffic';

export type CanaryPhase =
  /** The stage serves what the stack's template says. */
  | 'settled'
  /** CloudFormation updates the stack: a deployment is running, or was interrupted on this side only. */
  | 'updating'
  /** A share of the traffic goes to a canary. */
  | 'canary'
  /** All traffic has moved to the canary's deployment; the canary is still to be removed. */
  | 'promoting'
  /** The stack's latest deployment was never released: a deployment was interrupted before its canary started. */
  | 'unreleased'
  /** The stage is held on an older deployment than the stack's latest, as after a rollback. */
  | 'pinned'
  /** Traffic has moved but the stack's parameter has not followed yet. */
  | 'unreconciled';

export interface CanaryStatus {
  readonly stack: string;
  /** CloudFormation's status of the stack. */
  readonly stackStatus: string;
  readonly api: string;
  readonly apiId: string;
  readonly stage: string;
  readonly phase: CanaryPhase;
  readonly deploymentId: string;
  /** Empty while CloudFormation makes it. */
  readonly latestDeploymentId: string;
  readonly pinnedTo?: string;
  readonly canary?: {
    readonly deploymentId: string;
    readonly percentTraffic: number;
    readonly stageVariableOverrides: Readonly<Record<string, string>>;
    /** The plan's next percentage; absent at the last step. */
    readonly nextPercent?: number;
  };
  /** The commands that go on from here; none when there is nothing to do. */
  readonly next: readonly string[];
}

/**
 * Where a release stands, from what the stage and the stack say now. Removes the stages for reading that interrupted
 * commands left.
 */
export async function canaryStatus(controlPlane: ControlPlane, target: ReleaseTarget): Promise<CanaryStatus> {
  if (target.isRest) await removeStaleReadingStages(controlPlane, target.apiId);
  const live = await target.live();
  const { release } = target.manifest;
  const steps = release.strategy === 'canary' ? release.steps : [];
  const phase = phaseOf(target, live);
  const canary = phase === 'promoting' || live.canary === undefined ? undefined
    : { ...live.canary, nextPercent: steps.map((s) => s.percent).find((p) => p > live.canary!.percentTraffic) };
  return {
    stack: target.stack.stackName,
    stackStatus: target.stack.status,
    api: target.manifest.api,
    apiId: target.apiId,
    stage: target.stageName,
    phase,
    deploymentId: live.deploymentId,
    latestDeploymentId: target.latestDeploymentId,
    pinnedTo: target.pinnedTo || undefined,
    canary,
    next: commandsAfter(phase, target, live, canary?.nextPercent),
  };
}

function phaseOf(target: ReleaseTarget, live: LiveStage): CanaryPhase {
  if (operationOf(target.stack) === 'updating') return 'updating';
  if (isUnfinishedPromotion(live)) return 'promoting';
  if (live.canary) return 'canary';
  const { latestDeploymentId, pinnedTo, wantedDeploymentId } = target;
  if (live.deploymentId !== wantedDeploymentId) return 'unreconciled';
  if (!pinnedTo || live.deploymentId === latestDeploymentId) return 'settled';
  return isUnreleased(target, live) ? 'unreleased' : 'pinned';
}

/** A latest deployment that is neither a rejected canary nor one that served before was never released. */
function isUnreleased({ latestDeploymentId, manifest }: ReleaseTarget, live: LiveStage): boolean {
  const { current, previous, rejected } = parseRecord(live.tags);
  return manifest.release.strategy === 'canary' && current !== undefined && ![current, previous, rejected].includes(latestDeploymentId);
}

function commandsAfter(phase: CanaryPhase, target: ReleaseTarget, live: LiveStage, nextPercent: number | undefined): string[] {
  const { stackName } = target.stack;
  const canary = (verb: string) => `gatehouse canary ${verb} ${stackName} --stage ${target.stageName}`;
  switch (phase) {
    case 'settled':
    case 'pinned': return [];
    case 'updating': return [`gatehouse deploy ${stackName}`];
    case 'canary': return [...nextPercent === undefined ? [] : [canary('step')], canary('promote'), canary('rollback')];
    case 'promoting': return [canary('promote')];
    case 'unreleased': return [canary('start')];
    case 'unreconciled': return [`gatehouse rollback ${stackName} --stage ${target.stageName} --to ${live.deploymentId}`];
  }
}
