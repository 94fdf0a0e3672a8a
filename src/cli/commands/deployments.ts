import { InvalidArgumentError, type Command } from 'commander';
import { listDeployments, pruneDeployments, releaseTargets, type ListedDeployment, type Pruned } from '../../deployer';
import type { CommandContext } from '../command';
import { withExamples } from '../examples';
import { openTarget } from '../open-target';
import { withTargetOptions, type TargetFlags } from '../release-options';

interface PruneFlags extends TargetFlags {
  readonly keep: number;
  readonly withFunctions?: boolean;
}

/** `gatehouse deployments`: the snapshots that an API retains. */
export function register(program: Command, context: CommandContext): void {
  const deployments = withExamples(program.command('deployments').description('Lists the deployments that an API retains, or deletes old ones'),
    'gatehouse deployments Orders', 'gatehouse deployments prune Orders --keep 5');
  const print = (format: string, json: unknown, text: string) => context.output.out(format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`);

  withTargetOptions(withExamples(deployments.command('list', { isDefault: true }).description('Lists them, newest first')
    .argument('<stack>', 'the stack\'s name'), 'gatehouse deployments list Orders', 'gatehouse deployments list Orders --format json'))
    .action(async (stack: string, flags: TargetFlags) => {
      const { target } = await openTarget(stack, flags, context);
      const listed = await listDeployments(target);
      print(flags.format, { deployments: listed }, listed.map(line).join('\n'));
    });

  withTargetOptions(withExamples(deployments.command('prune')
    .description('Deletes all but the newest, never one that is in use, and the permissions, versions and roles that only deleted ones called')
    .argument('<stack>', 'the stack\'s name')
    .requiredOption('--keep <number>', 'how many of the newest are kept', count)
    .option('--with-functions', 'deletes also functions and their roles that the app dropped and no deployment calls'),
  'gatehouse deployments prune Orders --keep 5', 'gatehouse deployments prune Orders --keep 1 --with-functions'))
    .action(async (stack: string, flags: PruneFlags) => {
      const { controlPlane, target } = await openTarget(stack, flags, context);
      const pruned = await pruneDeployments(controlPlane, await releaseTargets(controlPlane, stack), target.apiId, flags.keep, flags);
      print(flags.format, pruned, describe(pruned));
    });
}

function describe({ deployments, deleted, left }: Pruned): string {
  const all = [...deployments.map((id) => `deployment ${id}`), ...deleted];
  return [
    all.length > 0 ? `deleted ${all.join(', ')}` : 'nothing to delete',
    ...left.length > 0 ? [`no deployment calls these any more; pass --with-functions to delete them: ${left.join(', ')}`] : [],
  ].join('\n');
}

function line({ id, createdDate, role, latest, description }: ListedDeployment): string {
  const marks = [role, latest ? 'latest of the stack' : undefined, description].filter((mark) => mark !== undefined && mark !== '');
  return [id, createdDate.toISOString(), ...marks].join('  ');
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it must be a whole number.');
  return Number(text);
}
