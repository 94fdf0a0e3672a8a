import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { gatehouse } from './cli';
import { ExitCode } from '../../src/cli/command';
import { COMMANDS } from '../../src/cli/commands';

test('the list of commands has every command of its folder, sorted', () => {
  const folder = join(__dirname, '../../src/cli/commands');
  const commands = readdirSync(folder).filter((file) => readFileSync(join(folder, file), 'utf8').includes('export function register('));
  expect(COMMANDS.map(({ name }) => `${name}.ts`)).toEqual(commands.sort());
});

test.each([['--version'], ['-v'], ['-V'], ['lint', '-v'], ['canary', 'status', '-v']])('%s %s %s prints the version of the package', async (...args) => {
  const { version } = jest.requireActual<{ version: string }>('../../package.json');
  expect(await gatehouse(args)).toEqual({ code: ExitCode.OK, out: `${version}\n`, err: '' });
});

test.each(['--help', '-h'])('%s lists every command with its summary', async (flag) => {
  const { code, out } = await gatehouse([flag]);
  expect(code).toBe(ExitCode.OK);
  for (const { summary } of COMMANDS) expect(out.replace(/\s+/g, ' ')).toContain(` ${summary}`);
});

test.each(COMMANDS.map(({ name }) => name))('%s --help tells its arguments', async (name) => {
  const { code, out } = await gatehouse([name, '--help']);
  expect(code).toBe(ExitCode.OK);
  expect(out).toContain(`Usage: gatehouse ${name}`);
  expect((await gatehouse(['help', name])).out).toBe(out);
  expect(await gatehouse([name, '-h'])).toEqual({ code, out, err: '' });
});

test('the help of every command and subcommand has examples that the command takes', async () => {
  const output = { out: () => {}, err: () => {} };
  for (const { name, load } of COMMANDS) {
    const program = new Command('gatehouse').exitOverride().configureOutput({ outputError: () => {} });
    load().register(program, { output, cwd: '', env: {}, finish: () => {} });
    for (const command of withSubcommands(program.commands[0])) {
      const examples = (await gatehouse([...pathOf(command), '-h'])).out.split('\n').filter((line) => line.startsWith('  $ gatehouse '));
      expect([pathOf(command), examples]).toEqual([pathOf(command), expect.arrayContaining([expect.stringContaining(`$ gatehouse ${name}`)])]);
      for (const example of examples) {
        const args = example.slice('  $ gatehouse '.length).match(/"[^"]*"|\S+/g)!;
        const took = jest.fn();
        withSubcommands(program.commands[0]).forEach((subcommand) => subcommand.commands.length === 0 && subcommand.action(took));
        await program.parseAsync(args, { from: 'user' });
        expect([example, took.mock.calls.length]).toEqual([example, 1]);
      }
    }
  }
});

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** The words that name a command after the program's own. */
function pathOf(command: Command): string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()];
}

test.each([
  ['a command is unknown', ['lnt'], "gatehouse: unknown command 'lnt' (Did you mean lint?)\n"],
  ['an option is unknown', ['lint', '--frmat', 'json'], "gatehouse: unknown option '--frmat' (Did you mean --format?)\n"],
  ['a choice is unknown', ['lint', '--format', 'xml'],
    "gatehouse: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, junit, github.\n"],
  ['there is one argument too many', ['limits', 'a', 'b'], "gatehouse: too many arguments for 'limits'. Expected 1 argument but got 2.\n"],
])('fails with one line when %s', async (_, args, err) => {
  expect(await gatehouse(args)).toEqual({ code: ExitCode.USAGE, out: '', err });
});

test('fails with the help when there is no command', async () => {
  const { code, out, err } = await gatehouse([]);
  expect([code, out]).toEqual([ExitCode.USAGE, '']);
  expect(err).toContain('Usage: gatehouse');
});
