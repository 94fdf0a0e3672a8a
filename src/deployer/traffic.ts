import type { ControlPlane, StagePatch } from './control-plane';
import { AwsFailed, Refused } from './errors';
import type { LiveStage } from './live';
import type { ReleaseTarget } from './release-target';

/** A change of what a stage serves. */
export interface TrafficMove {
  /** What the decision to move rests on. */
  readonly seen: LiveStage;
  /** What moves, as words for messages: `promoting the canary`. */
  readonly doing: string;
  readonly patches: StagePatch[];
  /** Whether the answer shows what was meant. */
  readonly done: (after: LiveStage) => boolean;
}

/**
 * Moves traffic in one call. The API has no conditional update, so the stage is read once more right before it, and the
 * answer is compared with what was meant: of two commands at once one wins and the other says so.
 *
 * @throws Refused when another command changed the stage
 */
export async function moveTraffic(controlPlane: ControlPlane, target: ReleaseTarget, move: TrafficMove): Promise<LiveStage> {
  const before = await target.live();
  if (!sameTraffic(before, move.seen)) throw changedMeanwhile(target, move, before);
  let after: LiveStage;
  try {
    after = await controlPlane.patchRestStage(target.apiId, target.stageName, move.patches);
  } catch (error) {
    // Recorded: what a promotion is told when the canary was removed a moment earlier.
    if (error instanceof AwsFailed && /Canary does not exist/.test(error.message)) throw changedMeanwhile(target, move, await target.live());
    throw error;
  }
  if (!move.done(after)) throw changedMeanwhile(target, move, after);
  return after;
}

export function changedMeanwhile(target: ReleaseTarget, { doing }: Pick<TrafficMove, 'doing'>, now: LiveStage): Refused {
  const canary = now.canary ? ` with ${now.canary.percentTraffic} % to canary ${now.canary.deploymentId}` : '';
  return new Refused(`another command changed ${target.label} while this one was ${doing}: it serves deployment ${now.deploymentId}${canary} now; `
    + `run "gatehouse canary status ${target.stack.stackName}"`);
}

export function sameTraffic(a: LiveStage, b: LiveStage): boolean {
  return a.deploymentId === b.deploymentId
    && a.canary?.deploymentId === b.canary?.deploymentId && a.canary?.percentTraffic === b.canary?.percentTraffic;
}

/**
 * A canary that points to the stage's own deployment is what the first of a promotion's two calls leaves: the traffic has
 * moved, the canary is still to be removed.
 */
export function isUnfinishedPromotion({ deploymentId, canary }: LiveStage): boolean {
  return canary !== undefined && canary.deploymentId === deploymentId;
}

/** The patches that give a stage exactly these variables. */
export function variablePatches(now: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): StagePatch[] {
  return [
    ...Object.entries(wanted).filter(([name, value]) => now[name] !== value)
      .map(([name, value]): StagePatch => ({ op: 'replace', path: `/variables/${name}`, value })),
    ...Object.keys(now).filter((name) => !(name in wanted)).map((name): StagePatch => ({ op: 'remove', path: `/variables/${name}` })),
  ];
}
