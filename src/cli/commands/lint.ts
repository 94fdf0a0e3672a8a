import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { EDITIONS, type Edition } from '../../limits';
import { CONFIG_FILE, findConfig, lint, readConfig, REPORTS, type LintOptions, type ReportFormat, withAcknowledged } from '../../rules';
import { loadTemplates } from '../../template';
import { ExitCode, UsageError, type CommandContext } from '../command';
import { withExamples } from '../examples';

interface Flags {
  readonly format: ReportFormat;
  readonly edition?: Edition;
  readonly config?: string;
  readonly region?: string;
}

/** `gatehouse lint`: templates and assemblies against every rule. */
export function register(program: Command, context: CommandContext): void {
  withExamples(program.command('lint'), 'gatehouse lint', 'gatehouse lint template.yaml', 'gatehouse lint cdk.out --format sarif')
    .description('Checks CloudFormation templates against the limits of API Gateway. Exit code 1: an error was found, 2: something could not be read.')
    .argument('[path...]', 'templates (JSON or YAML), cdk.out folders, or folders with templates (default: cdk.out)')
    .addOption(new Option('--format <format>', 'how findings are written').choices(Object.keys(REPORTS)).default('text'))
    .addOption(new Option('--edition <edition>', 'whose numbers count (default: "current")').choices([...EDITIONS]))
    .option('--config <file>', `the configuration (default: the nearest ${CONFIG_FILE}, here or above)`)
    .option('--region <region>', 'the Region of templates that do not tell theirs')
    .action((paths: string[], flags: Flags) => context.finish(lintPaths(paths, flags, context)));
}

function lintPaths(paths: readonly string[], flags: Flags, { cwd, output }: CommandContext): ExitCode {
  const options = readOptions(flags, cwd);
  const { templates, problems } = loadTemplates(paths.length > 0 ? [...paths] : [defaultPath(cwd)]);
  for (const { message } of problems) output.err(`gatehouse: ${message}\n`);
  if (templates.length === 0 && problems.length === 0) {
    throw new UsageError(`${paths.join(', ') || DEFAULT_PATH}: no CloudFormation template there`);
  }
  const result = lint(templates, withAcknowledged(templates, options));
  // A person needs no summary of nothing; a program needs its document.
  if (templates.length > 0 || flags.format !== 'text') output.out(REPORTS[flags.format](result));
  for (const line of [...result.notices, ...result.internalErrors]) output.err(`gatehouse: ${line}\n`);
  if (problems.length > 0 || result.internalErrors.length > 0) return ExitCode.USAGE;
  return result.summary.errors > 0 ? ExitCode.REFUSED : ExitCode.OK;
}

const DEFAULT_PATH = 'cdk.out';

function defaultPath(cwd: string): string {
  if (!existsSync(resolve(cwd, DEFAULT_PATH))) {
    throw new UsageError(`no path was given and there is no ${DEFAULT_PATH} in ${cwd}: run 'cdk synth' first, or name a template`);
  }
  return DEFAULT_PATH;
}

function readOptions({ config, edition, region }: Flags, cwd: string): LintOptions {
  const file = config === undefined ? findConfig(cwd) : resolve(cwd, config);
  return {
    ...(file === undefined ? {} : readConfig(file)),
    ...(edition === undefined ? {} : { edition }),
    ...(region === undefined ? {} : { region }),
  };
}
