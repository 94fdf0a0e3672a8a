import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findConfig, LintOptionError, readConfig } from '../../src/rules';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const file = join(folder, 'gatehouse.json');
  writeFileSync(file, text);
  return file;
}

test('the nearest file counts, here or above', () => {
  const file = written('{}');
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  expect(findConfig(join(folder, 'a/b'))).toBe(file);
  writeFileSync(join(folder, 'a', 'gatehouse.json'), '{}');
  expect(findConfig(join(folder, 'a/b'))).toBe(join(folder, 'a', 'gatehouse.json'));
});

test('reads options and leaves the schema out', () => {
  const file = written('\uFEFF{ "$schema": "x", "edition": "2019-02", "quotas": { "rest-stages-per-api": 20 }, "ignore": [] }');
  expect(readConfig(file)).toEqual({ edition: '2019-02', quotas: { 'rest-stages-per-api': 20 }, ignore: [] });
});

test.each([
  ['it is no JSON', '{ "edition": ', 'gatehouse.json: '],
  ['it is a list', '[]', 'the file must be an object, got array'],
  ['a key is unknown', '{ "edittion": "current" }', "got 'edittion' (did you mean edition?)"],
  ['a key is inherited', '{ "constructor": {} }', "got 'constructor'"],
  ['quotas is a list', '{ "quotas": [] }', "'quotas' of the file must be of type object, got array"],
  ['an ignore has no reason', '{ "ignore": [{ "rule": "stage-name" }] }', "ignore[0] must have 'reason'"],
  ['an ignore has an unknown key', '{ "ignore": [{ "rule": "stage-name", "reason": "x", "expire": "2027-01-01" }] }', "got 'expire' (did you mean expires?)"],
  ['an ignore is a text', '{ "ignore": ["stage-name"] }', 'ignore[0] must be an object, got string'],
  ['a value is wrong', '{ "edition": "2018" }', "edition must be one of current, 2019-02, got '2018'"],
])('fails when %s', (_, text, message) => {
  const file = written(text);
  const read = () => readConfig(file);
  expect(read).toThrow(LintOptionError);
  expect(read).toThrow(message);
  expect(read).toThrow(file);
  expect(read).not.toThrow('\n');
});

test('fails when the file is not there', () => {
  expect(() => readConfig(join(folder, 'none.json'))).toThrow(/none\.json: ENOENT/);
});

test('fails when it is a pipe or a folder', () => {
  execFileSync('mkfifo', [join(folder, 'pipe.json')]);
  for (const path of [join(folder, 'pipe.json'), folder]) expect(() => readConfig(path)).toThrow(`${path}: not a file`);
});

test('fails without control characters when it is binary', () => {
  const file = written('{ "\u001b[2J\u0007');
  expect(() => readConfig(file)).toThrow(LintOptionError);
  expect(() => readConfig(file)).not.toThrow(/[\u0000-\u001F]/);
});
