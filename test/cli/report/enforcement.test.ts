import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enforcersOf } from '../../../src/cli/report/enforcement';
import { LIMITS } from '../../../src/limits';
import { RULES } from '../../../src/rules';

test('a limit with a rule says so, with its severity', () => {
  for (const { meta } of RULES) expect(enforcersOf(meta.id)).toContain(`rule (${meta.severity})`);
});

test('the constructs enforce the limits that they name', () => {
  const folder = join(__dirname, '../../../src/constructs');
  const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const named = LIMITS.map(({ id }) => id).filter((id) => source.includes(`'${id}'`));
  expect(LIMITS.map(({ id }) => id).filter((id) => enforcersOf(id).includes('constructs'))).toEqual(named);
});

test('the local gateway enforces the limits that its tests name', () => {
  const folder = join(__dirname, '../../gateway');
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const named = LIMITS.map(({ id }) => id).filter((id) => tests.includes(`'${id}: `));
  expect(LIMITS.map(({ id }) => id).filter((id) => enforcersOf(id).includes('local gateway'))).toEqual(named);
});
