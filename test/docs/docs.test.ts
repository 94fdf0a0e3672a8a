import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOf, ROOT } from './markdown';
import { NOT_RUN } from './not-run';
import { testPage } from './page';
import { appOf, clone, copyOf, type Scene } from './scenes';

/** Every page with blocks but README.md, which has a test of its own to be run beside this one. */
const PAGES: Readonly<Record<string, Scene>> = {
  'CONTRIBUTING.md': clone,
  'docs/architecture.md': clone,
  'docs/compliance.md': clone,
  'docs/lifecycle.md': clone,
  'docs/lint.md': appOf('orders'),
  'docs/local.md': appOf('orders'),
  'examples/chat/README.md': copyOf('chat'),
  'examples/orders/README.md': copyOf('orders'),
};

/** jsii-docgen prints it, and rosetta compiles its blocks. */
const GENERATED = ['API.md'];

for (const [page, scene] of Object.entries(PAGES)) testPage(page, scene);

test('every page with blocks is tested', () => {
  const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' }).split('\n').filter((page) => page !== '' && !GENERATED.includes(page));
  expect(pages.filter((page) => blocksOf(page).length > 0)).toEqual([...Object.keys(PAGES), 'README.md'].sort());
});

test('what is not run is written on a page, and is a script or a task', () => {
  const lines = [...Object.keys(PAGES), 'README.md'].flatMap(blocksOf).flatMap(({ text }) => text.split('\n')).map((line) => line.replace(/\s+#.*$/, '').trim());
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const line of Object.keys(NOT_RUN)) {
    expect(lines).toContain(line);
    for (const [, name] of line.matchAll(/npm run (\S+)|npx projen (\S+)/g)) expect(Object.keys(scripts)).toContain(name ?? 'docs');
  }
});

test.each(['orders', 'chat'])('the example %s declares what it imports, in the versions that are tested here', (example) => {
  const folder = join(ROOT, 'examples', example);
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const ours = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const declared: Record<string, string> = { ...dependencies, ...devDependencies };
  const sources = ['app.ts', 'handler/index.js'].map((file) => readFileSync(join(folder, file), 'utf8'));
  const imported = sources.flatMap((text) => [...text.matchAll(/(?:from |require\()'((?:@[^/']+\/)?[^./'][^/']*)/g)]).map(([, name]) => name).filter((name) => !name.startsWith('node:'));
  expect(Object.keys(declared)).toEqual(expect.arrayContaining([...new Set(imported)]));
  for (const [name, version] of Object.entries(declared)) {
    expect([name, [version]]).toEqual([name, expect.arrayContaining([name === ours.name ? '*' : ours.peerDependencies[name] ?? ours.devDependencies[name]])]);
  }
});

test('README installs what is published, in each language', () => {
  const { name, jsii: { targets: { python, java, dotnet, go } } } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  for (const line of [
    `npm install ${name} aws-cdk-lib constructs`,
    `pip install ${python.distName}`,
    `<groupId>${java.maven.groupId}</groupId><artifactId>${java.maven.artifactId}</artifactId>`,
    `dotnet add package ${dotnet.packageId}`,
    `go get ${go.moduleName}/${go.packageName}`,
  ]) expect(readme).toContain(line);
});
