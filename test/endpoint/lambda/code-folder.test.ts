import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCodeFolder, removeCodeFolder, clearAbandonedFolders } from '../../../src/endpoint/lambda/code-folder';

test('the next start clears the folder of a process that was killed, and no other', () => {
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const abandoned = join(tmpdir(), `gatehouse-code-${hostname().replace(/[^\w.]/g, '')}-${ended}-a1b2c3`);
  mkdirSync(join(abandoned, 'code'), { recursive: true });
  writeFileSync(join(abandoned, 'code', 'index.js'), '');
  const own = makeCodeFolder();
  clearAbandonedFolders();
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(own)).toBe(true);
  removeCodeFolder(own);
  expect(existsSync(own)).toBe(false);
});
