import { InvalidArgumentError, type Command } from 'commander';
import { canaryStatus, promoteCanary, rollbackCanary, startCanary, stepCanary } from '../../deployer';
import type { CommandContext } from '../command';
import { withExamples } from '../examples';
import { openTarget, type OpenTarget } from '../open-target';
import { withForce, withTargetOptions, type ForceFlag, type TargetFlags } from '../release-options';
import { describeStatus } from '../report/canary-status';

interface PercentFlags extends TargetFlags, ForceFlag {
  readonly percent?: number;
}

/** `gatehouse canary`: a release that gets a share of a stage's traffic. */
export function register(program: Command, context: CommandContext): void {
  const { output } = context;
  const canary = withExamples(program.command('canary').description('Operates the canary release of a stage of a REST API'),
    'gatehouse canary status Orders', 'gatehouse canary promote Orders');

  const verb = <Flags extends TargetFlags>(
    name: string, description: string, examples: readonly string[],
    act: (open: OpenTarget, flags: Flags) => Promise<{ readonly text: string; readonly json: unknown }>,
  ) => withTargetOptions(withExamples(canary.command(name).description(description).argument('<stack>', 'the stack\'s name'), ...examples))
    .action(async (stack: string, flags: Flags) => {
      const open = await openTarget(stack, flags, context, { kind: 'REST', whileUpdating: name === 'status' });
      const { text, json } = await act(open, flags);
      output.out(flags.format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`);
    });

  withForce(verb<PercentFlags>('start', 'Sends a share of the traffic to the stack\'s latest deployment', ['gatehouse canary start Orders --percent 10'],
    async ({ controlPlane, target }, { percent, force }) => {
      const started = await startCanary(controlPlane, target, { percent, force });
      return { text: `${target.label}: ${started.percentTraffic} % to canary ${started.canary}, the rest to ${started.baseline}`, json: started };
    }).option('--percent <number>', 'share of the traffic, 0 to 100 (default: the first step of the stage\'s plan)', percentage));

  verb<TargetFlags>('status', 'Shows where a release stands and which commands go on from there',
    ['gatehouse canary status Orders', 'gatehouse canary status Orders --stage prod --format json'],
    async ({ controlPlane, target }) => {
      const status = await canaryStatus(controlPlane, target);
      return { text: describeStatus(status), json: status };
    });

  withForce(verb<PercentFlags>('step', 'Raises the canary\'s share to the next step of the stage\'s plan',
    ['gatehouse canary step Orders', 'gatehouse canary step Orders --percent 50'],
    async ({ controlPlane, target }, { percent, force }) => {
      const percentTraffic = await stepCanary(controlPlane, target, { percent, force });
      return { text: `${target.label}: ${percentTraffic} % to the canary`, json: { percentTraffic } };
    }).option('--percent <number>', 'share of the traffic, 0 to 100 (default: the plan\'s next step)', percentage));

  withForce(verb<TargetFlags & ForceFlag>('promote', 'Gives the canary all traffic and lets the stack follow it; completes an interrupted promotion',
    ['gatehouse canary promote Orders'],
    async ({ controlPlane, target }, { force }) => {
      const promoted = await promoteCanary(controlPlane, target, { force });
      return { text: `${target.label} now serves ${promoted.deploymentId}${promoted.previous ? `, before it ${promoted.previous}` : ''}`, json: promoted };
    }));

  withForce(verb<TargetFlags & ForceFlag>('rollback', 'Removes the canary; all traffic is on the baseline again', ['gatehouse canary rollback Orders'],
    async ({ controlPlane, target }, { force }) => {
      const ended = await rollbackCanary(controlPlane, target, { force });
      return { text: `${target.label} serves ${ended.deploymentId} alone; ${ended.rejected} gets no traffic and is retained`, json: ended };
    }));
}

function percentage(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 100)) throw new InvalidArgumentError('it must be a number from 0 to 100.');
  return value;
}
