import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PHASES } from '../../../src/gateway/rest';
import { GATEWAY_RESPONSES } from '../../../src/limits';

const ROOT = join(__dirname, '../../..');
const DOCS = readFileSync(join(ROOT, 'docs/lifecycle.md'), 'utf8');

/** The cells of each row of the table whose first heading is `heading`. */
function table(heading: string): string[][] {
  const lines = DOCS.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`)) + 2;
  const end = lines.findIndex((line, index) => index >= start && !line.startsWith('|'));
  return lines.slice(start, end).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')));
}

test('the documentation has the phases, in their order', () => {
  expect(table('phase').map(([name, always]) => ({ name, always: always === 'yes' }))).toEqual(PHASES.map(({ name, always = false }) => ({ name, always })));
  const ladder = [...DOCS.slice(0, DOCS.indexOf('| phase |')).matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name);
  expect(ladder).toEqual(PHASES.map(({ name }) => name));
});

test('each phase has a file of its name', () => {
  const folder = join(ROOT, 'src/gateway/rest/phases');
  expect(PHASES.filter(({ name }) => !existsSync(join(folder, `${name}.ts`))).map(({ name }) => name)).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual([...PHASES.map(({ name }) => `${name}.ts`), 'phase.ts'].sort());
});

test('the documentation has every answer of the gateway, and no other', () => {
  expect(table('type')).toEqual(GATEWAY_RESPONSES.filter(({ statusCode }) => statusCode !== undefined)
    .map(({ responseType, statusCode, errorType, message = '' }) => [responseType, String(statusCode), errorType, message]));
});
