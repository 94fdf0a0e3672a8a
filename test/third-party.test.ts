import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { BUNDLES } from '../projenrc/bundle';
import { NOTICES_FILE, SBOM_FILE, thirdParty } from '../projenrc/third-party';
import type { ThirdParty } from '../projenrc/third-party';

const ROOT = join(__dirname, '..');

let metafiles: Metafile[];
let written: ThirdParty;
let components: { readonly 'bom-ref': string; readonly 'licenses'?: readonly unknown[]; readonly 'purl'?: string }[];

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-bundles-'));
  metafiles = BUNDLES.map(({ name, entry }) => {
    const metafile = join(folder, `${name.replace(':', '-')}.json`);
    execFileSync('npx', [
      '--no-install', 'esbuild', entry, '--bundle', '--platform=node', '--target=node20', '--external:./operate', '--external:./local', '--log-level=error',
      `--metafile=${metafile}`, `--outfile=${join(folder, `${name.replace(':', '-')}.js`)}`,
    ], { cwd: ROOT });
    return JSON.parse(readFileSync(metafile, 'utf8')) as Metafile;
  });
  rmSync(folder, { recursive: true });
  written = thirdParty(metafiles);
  ({ components } = JSON.parse(written.sbom) as { components: typeof components });
}, 120_000);

/** Folder of each package that lies in a bundle: `node_modules/a/node_modules/@b/c`. */
function bundledPackages(): string[] {
  const files = metafiles.flatMap(({ outputs }) => Object.values(outputs)).flatMap(({ inputs }) => Object.keys(inputs));
  return [...new Set(files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))];
}

test('every bundled package is in the notices and in the bill of materials, with its version and license', () => {
  const packages = bundledPackages().map((folder) => JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as { name: string; version: string; license: string });
  expect(packages.length).toBeGreaterThan(100);
  const refs = components.map((component) => component['bom-ref'].split('#')[0]);
  for (const { name, version, license } of packages) {
    expect(refs).toContain(`${name}@${version}`);
    expect(written.notices).toContain(`\n${name} ${version} (${license})\n`);
  }
});

test('every component has a license, and its text is told', () => {
  expect(components.filter(({ licenses = [] }) => licenses.length === 0)).toEqual([]);
  for (const text of ['Apache License', 'Permission is hereby granted, free of charge', 'Permission to use, copy, modify, and/or distribute this software']) {
    expect(written.notices).toContain(text);
  }
});

test('the same bundles are told of in the same words, and nothing of this machine', () => {
  expect(thirdParty([...metafiles])).toEqual(written);
  expect(written.notices + written.sbom).not.toContain(ROOT);
});

test('both files are in the package', () => {
  writeFileSync(join(ROOT, NOTICES_FILE), written.notices);
  writeFileSync(join(ROOT, SBOM_FILE), written.sbom);
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, encoding: 'utf8' })) as [{ files: { path: string; size: number }[] }];
  const packed = new Map(files.map(({ path, size }) => [path, size]));
  expect([packed.get(NOTICES_FILE), packed.get(SBOM_FILE)]).toEqual([Buffer.byteLength(written.notices), Buffer.byteLength(written.sbom)]);
});
