import { Command, CommanderError } from 'commander';
import { LintOptionError } from '../rules/check-options';
import { packageVersion } from '../rules/version';
import { ExitCode, UsageError, type CommandContext } from './command';
import { COMMANDS } from './commands';

/** Runs one command line, without the program's name, and tells how it ended. Never throws. */
export async function run(args: readonly string[], surroundings: Omit<CommandContext, 'finish'>): Promise<ExitCode> {
  const { output } = surroundings;
  let code = ExitCode.OK;
  const context: CommandContext = { ...surroundings, finish: (ended) => void (code = ended) };
  const program = buildProgram(args, context);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.OK : ExitCode.USAGE;
    const expected = error instanceof UsageError || error instanceof LintOptionError;
    output.err(`gatehouse: ${expected ? error.message : `internal error: ${describe(error, context)}`}\n`);
    return ExitCode.USAGE;
  }
}

/** The program with the asked command complete, and the others by name only. */
function buildProgram(args: readonly string[], context: CommandContext): Command {
  const { output } = context;
  const program = new Command('gatehouse')
    .description('Amazon API Gateway: check it, deploy it, release it, run it on localhost')
    .version(packageVersion(), '--version', 'prints the version')
    .helpOption('--help', 'prints this help')
    .exitOverride()
    .configureOutput({
      writeOut: output.out,
      writeErr: output.err,
      outputError: (text, write) => write(`gatehouse: ${text.trim().replace(/^error: /, '').replaceAll('\n', ' ')}\n`),
    });
  const asked = args[0] === 'help' ? args[1] : args[0];
  for (const { name, summary, load } of COMMANDS) {
    if (name === asked) load().register(program, context);
    else program.command(name).description(summary);
  }
  return program;
}

function describe(error: unknown, { env }: CommandContext): string {
  if (!(error instanceof Error)) return String(error);
  return env.GATEHOUSE_DEBUG ? (error.stack ?? error.message) : error.message.split('\n')[0];
}
