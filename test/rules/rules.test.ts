import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findLimit, LIMITS } from '../../src/limits';
import { RULES } from '../../src/rules/rules';
import { UNDECIDABLE } from '../../src/rules/undecidable';

const ROOT = join(__dirname, '../../src/rules');
/** Folders beside those with rules. */
const OTHERS = ['report', 'support'];
const FOLDERS = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !OTHERS.includes(entry.name))
  .map(({ name }) => name);
const IDS = RULES.map(({ meta }) => meta.id);

test('every file of a rule folder is in the list, sorted by id', () => {
  const files = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => file.replace(/\.ts$/, '')));
  expect(IDS).toEqual(files.sort());
});

test('every rule has a test beside it', () => {
  const tests = FOLDERS.flatMap((folder) => readdirSync(join(__dirname, folder)).map((file) => file.replace(/\.test\.ts$/, '')));
  expect(tests.sort()).toEqual(IDS);
});

test('every limit that a template can show has a rule or a reason why not', () => {
  const checked = LIMITS.filter(({ checkKind }) => checkKind !== 'runtime').map(({ id }) => id);
  const covered = new Set([...IDS, ...Object.keys(UNDECIDABLE)]);
  expect(checked.filter((id) => !covered.has(id))).toEqual([]);
});

test('no limit has both a rule and a reason for having none', () => {
  expect(Object.keys(UNDECIDABLE).filter((id) => IDS.includes(id) || !findLimit(id))).toEqual([]);
});

test.each(RULES.map(({ meta }) => [meta.id, meta] as const))('%s says why, how to mend it, and where AWS says so', (id, meta) => {
  expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  expect(meta.title).not.toMatch(/\.$/);
  expect(meta.why).toMatch(/\.$/);
  expect(meta.fix).toMatch(/\.$/);
  expect(meta.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$/);
});
