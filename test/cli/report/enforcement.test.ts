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

test('the local gateway holds callers to the limits of a request', () => {
  const gateway = LIMITS.filter(({ id }) => enforcersOf(id).includes('local gateway'));
  expect(gateway.map(({ id }) => id)).toContain('ws-frame-size');
  // No id of this table may be misspelt.
  expect(gateway).toHaveLength(12);
});
