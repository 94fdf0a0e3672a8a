import { Option, type Command } from 'commander';
import { withDestinationOptions, type DestinationFlags } from './destination';

/** Flags of every command that works on one stage of a deployed stack. */
export interface TargetFlags extends DestinationFlags {
  readonly api?: string;
  readonly stage?: string;
  readonly region?: string;
  readonly format: 'text' | 'json';
}

/** Adds what names a stage where a stack has several. */
export function withTargetOptions(command: Command): Command {
  return withDestinationOptions(withFormat(command))
    .option('--api <id>', 'the API, by id or logical id, where the stack has several')
    .option('--stage <name>', 'the stage, where the stack has several')
    .option('--region <region>', 'the stack\'s Region (default: the one that AWS clients use)');
}

export function withFormat(command: Command): Command {
  return command.addOption(new Option('--format <format>', 'how the result is written').choices(['text', 'json']).default('text'));
}

export interface ForceFlag {
  readonly force?: boolean;
}

/** Adds what goes on although a check would stop the command. */
export function withForce(command: Command): Command {
  return command.option('--force', 'moves traffic without checking that the functions, permissions and roles that the deployment needs exist');
}
