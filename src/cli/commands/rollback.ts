import type { Command } from 'commander';
import { rollback } from '../../deployer';
import type { CommandContext } from '../command';
import { withExamples } from '../examples';
import { openTarget } from '../open-target';
import { withForce, withTargetOptions, type ForceFlag, type TargetFlags } from '../release-options';

/** `gatehouse rollback`: a stage back to a deployment that was retained. */
export function register(program: Command, context: CommandContext): void {
  withForce(withTargetOptions(withExamples(program.command('rollback')
    .description('Points a stage at a retained deployment, with its stage variables, at once, and pins the stack to it')
    .argument('<stack>', 'the stack\'s name')
    .requiredOption('--to <deployment>', 'a deployment\'s id, or "previous" for what the stage served before its last release'),
  'gatehouse rollback Orders --to previous', 'gatehouse rollback Orders --to a1b2c3')))
    .action(async (stack: string, flags: TargetFlags & ForceFlag & { readonly to: string }) => {
      const { controlPlane, target } = await openTarget(stack, flags, context);
      const moved = await rollback(controlPlane, target, flags.to, { force: flags.force });
      const kept = moved.keptVariables.length === 0 ? ''
        : `; stage variables stay as they are, because those of ${moved.to} were not recorded: ${moved.keptVariables.join(', ')}`;
      context.output.out(flags.format === 'json'
        ? `${JSON.stringify(moved, null, 2)}\n`
        : `${target.label} now serves ${moved.to}, before it ${moved.from}${kept}; the stack is pinned to it until the next "gatehouse deploy"\n`);
    });
}
