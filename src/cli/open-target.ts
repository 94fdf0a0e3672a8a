import { ControlPlane, releaseTarget, type ReleaseTarget } from '../deployer';
import type { CommandContext } from './command';
import { announce, chooseDestination } from './destination';
import type { TargetFlags } from './release-options';

export interface OpenTarget {
  readonly controlPlane: ControlPlane;
  readonly target: ReleaseTarget;
}

/** Finds the stage that a command works on, after saying where. */
export async function openTarget(
  stack: string, flags: TargetFlags, context: CommandContext, selection: { readonly kind?: 'REST'; readonly whileUpdating?: boolean } = {},
): Promise<OpenTarget> {
  chooseDestination(flags);
  const controlPlane = new ControlPlane(flags.region);
  await announce(controlPlane, `stack ${stack}`, context);
  const { api, stage } = flags;
  return { controlPlane, target: await releaseTarget(controlPlane, stack, { api, stage, ...selection }) };
}
