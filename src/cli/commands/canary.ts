import { InvalidArgumentError, type Command } from 'commander';
import {
  canaryStatus, ControlPlane, promoteCanary, releaseTarget, rollbackCanary, startCanary, stepCanary, type CanaryStatus, type ReleaseTarget,
} from '../../deployer';
import type { CommandContext } from '../command';
import { withExamples } from '../examples';
import { withTargetOptions, type TargetFlags } from '../release-options';

interface PercentFlags extends TargetFlags {
  readonly percent?: number;
}

/** `gatehouse canary`: a release that gets a share of a stage's traffic. */
export function register(program: Command, { output }: CommandContext): void {
  const canary = withExamples(program.command('canary').description('Operates the canary release of a stage of a REST API'),
    'gatehouse canary status Orders', 'gatehouse canary promote Orders');

  const verb = <Flags extends TargetFlags>(
    name: string, description: string, examples: readonly string[],
    act: (controlPlane: ControlPlane, target: ReleaseTarget, flags: Flags) => Promise<{ readonly text: string; readonly json: unknown }>,
  ) => withTargetOptions(withExamples(canary.command(name).description(description).argument('<stack>', 'the stack\'s name'), ...examples))
    .action(async (stack: string, flags: Flags) => {
      const controlPlane = new ControlPlane(flags.region);
      const target = await releaseTarget(controlPlane, stack, { ...flags, kind: 'REST' });
      const { text, json } = await act(controlPlane, target, flags);
      output.out(flags.format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`);
    });

  verb<PercentFlags>('start', 'Sends a share of the traffic to the stack\'s latest deployment', ['gatehouse canary start Orders --percent 10'], async (controlPlane, target, { percent }) => {
    const started = await startCanary(controlPlane, target, { percent });
    return { text: `${target.label}: ${started.percentTraffic} % to canary ${started.canary}, the rest to ${started.baseline}`, json: started };
  }).option('--percent <number>', 'share of the traffic, 0 to 100 (default: the first step of the stage\'s plan)', percentage);

  verb<TargetFlags>('status', 'Tells where a release stands', ['gatehouse canary status Orders', 'gatehouse canary status Orders --stage prod --format json'], async (_, target) => {
    const status = await canaryStatus(target);
    return { text: describe(status), json: status };
  });

  verb<PercentFlags>('step', 'Raises the canary\'s share to the next step of the stage\'s plan', ['gatehouse canary step Orders', 'gatehouse canary step Orders --percent 50'], async (controlPlane, target, flags) => {
    const percentTraffic = await stepCanary(controlPlane, target, flags.percent);
    return { text: `${target.label}: ${percentTraffic} % to the canary`, json: { percentTraffic } };
  }).option('--percent <number>', 'share of the traffic, 0 to 100 (default: the plan\'s next step)', percentage);

  verb<TargetFlags>('promote', 'Gives the canary all traffic and lets the stack follow it', ['gatehouse canary promote Orders'], async (controlPlane, target) => {
    const promoted = await promoteCanary(controlPlane, target);
    return { text: `${target.label} now serves ${promoted.deploymentId}, before it ${promoted.previous}`, json: promoted };
  });

  verb<TargetFlags>('rollback', 'Removes the canary; all traffic is on the baseline again', ['gatehouse canary rollback Orders'], async (controlPlane, target) => {
    const ended = await rollbackCanary(controlPlane, target);
    return { text: `${target.label} serves ${ended.deploymentId} alone; ${ended.refused} gets no traffic and is retained`, json: ended };
  });
}

function percentage(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 100)) throw new InvalidArgumentError('it must be a number from 0 to 100.');
  return value;
}

const PHASES: Readonly<Record<CanaryStatus['phase'], string>> = {
  settled: 'settled: the stage serves what the stack\'s template says',
  canary: 'a canary is active',
  pinned: 'pinned: the stage is held on an older deployment than the stack\'s latest',
  unreconciled: 'not reconciled: the stage serves something else than the stack says',
};

function describe(status: CanaryStatus): string {
  const { canary } = status;
  return [
    `stage ${status.stage} of ${status.api} (${status.apiId}) in stack ${status.stack}`,
    `  ${PHASES[status.phase]}`,
    `  serves      ${status.deploymentId}`,
    `  latest      ${status.latestDeploymentId}`,
    ...(status.pinnedTo ? [`  pinned to   ${status.pinnedTo}`] : []),
    ...(status.phase === 'unreconciled'
      ? [`  to let the stack follow, without moving traffic: gatehouse rollback ${status.stack} --stage ${status.stage} --to ${status.deploymentId}`]
      : []),
    ...(canary ? [`  canary      ${canary.deploymentId} at ${canary.percentTraffic} %${canary.nextPercent === undefined ? '' : `, next step ${canary.nextPercent} %`}`] : []),
  ].join('\n');
}
