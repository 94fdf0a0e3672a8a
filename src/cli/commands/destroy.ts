import type { Command } from 'commander';
import { CdkToolkit, ControlPlane, selectStacks } from '../../deployer';
import { appSource, withAppOption } from '../app-options';
import type { CommandContext } from '../command';
import { printingListener } from '../deploy-listener';
import { announce, chooseDestination, withDestinationOptions, type DestinationFlags } from '../destination';
import { withExamples } from '../examples';

/** `gatehouse destroy`: the stacks of an app. */
export function register(program: Command, context: CommandContext): void {
  withDestinationOptions(withExamples(withAppOption(program.command('destroy')
    .description('Destroys stacks of the app')
    .argument('[stack...]', 'stacks, by name (default: all)')), 'gatehouse destroy Orders', 'gatehouse destroy --yes'))
    .option('--yes', 'answers every question with yes')
    .action(async (names: string[], flags: DestinationFlags & { readonly app?: string; readonly yes?: boolean }) => {
      chooseDestination(flags);
      const toolkit = new CdkToolkit(printingListener(context.output, flags));
      const assembly = await toolkit.synth(appSource(flags.app, context));
      try {
        const stacks = selectStacks(assembly, names);
        for (const { region, stackName } of stacks) await announce(new ControlPlane(region), `destroying ${stackName}`, context);
        await toolkit.destroy(assembly, stacks);
        context.output.out(`destroyed ${stacks.map((stack) => stack.stackName).join(', ')}\n`);
      } finally {
        await assembly.dispose();
      }
    });
}
