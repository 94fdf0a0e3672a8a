import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatehouse } from './cli';
import { ExitCode } from '../../src/cli/command';
import { COMMANDS } from '../../src/cli/commands';

test('the list of commands has every command of its folder, sorted', () => {
  const folder = join(__dirname, '../../src/cli/commands');
  const commands = readdirSync(folder).filter((file) => readFileSync(join(folder, file), 'utf8').includes('export function register('));
  expect(COMMANDS.map(({ name }) => `${name}.ts`)).toEqual(commands.sort());
});

test('--version prints the version of the package', async () => {
  const { version } = jest.requireActual<{ version: string }>('../../package.json');
  expect(await gatehouse(['--version'])).toEqual({ code: ExitCode.OK, out: `${version}\n`, err: '' });
});

test('--help lists every command with its summary', async () => {
  const { code, out } = await gatehouse(['--help']);
  expect(code).toBe(ExitCode.OK);
  for (const { summary } of COMMANDS) expect(out.replace(/\s+/g, ' ')).toContain(` ${summary}`);
});

test.each(COMMANDS.map(({ name }) => name))('%s --help tells its arguments', async (name) => {
  const { code, out } = await gatehouse([name, '--help']);
  expect(code).toBe(ExitCode.OK);
  expect(out).toContain(`Usage: gatehouse ${name}`);
  expect((await gatehouse(['help', name])).out).toBe(out);
});

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
