import type { Command } from 'commander';
import { ControlPlane, releaseTarget, rollback } from '../../deployer';
import type { CommandContext } from '../command';
import { withExamples } from '../examples';
import { withTargetOptions, type TargetFlags } from '../release-options';

/** `gatehouse rollback`: a stage back to a deployment that was retained. */
export function register(program: Command, { output }: CommandContext): void {
  withTargetOptions(withExamples(program.command('rollback')
    .description('Points a stage at a retained deployment, at once, and pins the stack to it')
    .argument('<stack>', 'the stack\'s name')
    .requiredOption('--to <deployment>', 'a deployment\'s id, or "previous" for what the stage served before its last release'),
  'gatehouse rollback Orders --to previous', 'gatehouse rollback Orders --to a1b2c3'))
    .action(async (stack: string, flags: TargetFlags & { readonly to: string }) => {
      const controlPlane = new ControlPlane(flags.region);
      const target = await releaseTarget(controlPlane, stack, flags);
      const moved = await rollback(controlPlane, target, flags.to);
      output.out(flags.format === 'json'
        ? `${JSON.stringify(moved, null, 2)}\n`
        : `${target.label} now serves ${moved.to}, before it ${moved.from}; the stack is pinned to it until the next "gatehouse deploy"\n`);
    });
}
