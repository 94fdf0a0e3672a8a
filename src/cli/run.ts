import { Command, CommanderError } from 'commander';
import { ExitCode, type CommandContext } from './command';
import { COMMANDS } from './commands';
import { withExamples } from './examples';
import { packageVersion } from '../rules/version';

/** Runs one command line, without the program's name, and tells how it ended. Never throws. */
export async function run(args: readonly string[], surroundings: Omit<CommandContext, 'finish'>): Promise<ExitCode> {
  const { output } = surroundings;
  let code = ExitCode.OK;
  const context: CommandContext = { ...surroundings, finish: (ended) => void (code = ended) };
  const program = buildProgram(args, context);
  try {
    // Programs disagree about the letter for the version; -V has no other meaning here.
    await program.parseAsync(args[0] === '-V' ? ['--version'] : [...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.OK : ExitCode.USAGE;
    const expected = error instanceof Error ? EXPECTED[error.name] : undefined;
    output.err(`gatehouse: ${expected === undefined ? `internal error: ${describe(error, context)}` : (error as Error).message}\n`);
    return expected ?? ExitCode.USAGE;
  }
}

/**
 * Errors whose message is for the user, and what each tells the shell. By name, because a command may come from
 * another bundle, with classes of its own.
 */
const EXPECTED: Readonly<Record<string, ExitCode>> = {
  UsageError: ExitCode.USAGE,
  LintOptionError: ExitCode.USAGE,
  TemplateError: ExitCode.USAGE,
  AppFailed: ExitCode.USAGE,
  Refused: ExitCode.REFUSED,
  AwsFailed: ExitCode.AWS_FAILED,
};

/** The program with the asked command complete, and the others by name only. */
function buildProgram(args: readonly string[], context: CommandContext): Command {
  const { output } = context;
  const program = new Command('gatehouse')
    .description('Amazon API Gateway: check it, deploy it, release it, run it on localhost')
    .version(packageVersion(), '-v, --version', 'prints the version')
    .helpOption('-h, --help', 'prints this help')
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
  return withExamples(program, 'gatehouse lint cdk.out', 'gatehouse deploy --local', 'gatehouse help canary');
}

function describe(error: unknown, { env }: CommandContext): string {
  if (!(error instanceof Error)) return String(error);
  return env.GATEHOUSE_DEBUG ? (error.stack ?? error.message) : error.message.split('\n')[0];
}
