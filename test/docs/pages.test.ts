import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { limitsPage, rulesPage } from './pages';

const DOCS = join(__dirname, '../../docs');

test.each([['limits.md', limitsPage], ['rules.md', rulesPage]])('docs/%s is what the code says', (file, print) => {
  const path = join(DOCS, file);
  // `npx projen docs` writes the pages; everybody else compares.
  if (process.env.UPDATE_DOCS) writeFileSync(path, print());
  expect(readFileSync(path, 'utf8')).toBe(print());
});
