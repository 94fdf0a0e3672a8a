import { InvalidArgumentError, type Command } from 'commander';
import { ControlPlane, listDeployments, pruneDeployments, releaseTarget, releaseTargets, type ListedDeployment } from '../../deployer';
import type { CommandContext } from '../command';
import { withExamples } from '../examples';
import { withTargetOptions, type TargetFlags } from '../release-options';

/** `gatehouse deployments`: the snapshots that an API retains. */
export function register(program: Command, { output }: CommandContext): void {
  const deployments = withExamples(program.command('deployments').description('Lists the deployments that an API retains, or deletes old ones'),
    'gatehouse deployments Orders', 'gatehouse deployments prune Orders --keep 5');
  const print = (format: string, json: unknown, text: string) => output.out(format === 'json' ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`);

  withTargetOptions(withExamples(deployments.command('list', { isDefault: true }).description('Lists them, newest first')
    .argument('<stack>', 'the stack\'s name'), 'gatehouse deployments list Orders', 'gatehouse deployments list Orders --format json'))
    .action(async (stack: string, flags: TargetFlags) => {
      const listed = await listDeployments(await releaseTarget(new ControlPlane(flags.region), stack, flags));
      print(flags.format, { deployments: listed }, listed.map(line).join('\n'));
    });

  withTargetOptions(withExamples(deployments.command('prune').description('Deletes all but the newest; never one that is in use')
    .argument('<stack>', 'the stack\'s name')
    .requiredOption('--keep <number>', 'how many of the newest are kept', count), 'gatehouse deployments prune Orders --keep 5'))
    .action(async (stack: string, flags: TargetFlags & { readonly keep: number }) => {
      const controlPlane = new ControlPlane(flags.region);
      const { apiId } = await releaseTarget(controlPlane, stack, flags);
      const ofApi = (await releaseTargets(controlPlane, stack)).filter((target) => target.apiId === apiId);
      const deleted = await pruneDeployments(ofApi, flags.keep);
      print(flags.format, { deleted }, deleted.length > 0 ? `deleted ${deleted.join(', ')}` : 'nothing to delete');
    });
}

function line({ id, createdDate, role, latest, description }: ListedDeployment): string {
  const marks = [role, latest ? 'latest of the stack' : undefined, description].filter((mark) => mark !== undefined && mark !== '');
  return [id, createdDate.toISOString(), ...marks].join('  ');
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('it must be a whole number.');
  return Number(text);
}
