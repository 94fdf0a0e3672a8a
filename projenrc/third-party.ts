import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import * as spdx from 'spdx-license-list/full';

/** What the package says about the packages that are bundled into it. */
export interface ThirdParty {
  /** Their license texts, for people. */
  readonly notices: string;
  /** A CycloneDX bill of materials, for tools. */
  readonly sbom: string;
}

interface Component {
  readonly 'group'?: string;
  readonly 'name': string;
  readonly 'version': string;
  readonly 'author'?: string;
  readonly 'bom-ref': string;
  readonly 'licenses'?: readonly { readonly license?: { readonly id?: string; readonly name?: string }; readonly expression?: string }[];
  readonly 'evidence'?: { readonly licenses: readonly { readonly license: { readonly text: { readonly content: string; readonly encoding?: string } } }[] };
}

export const NOTICES_FILE = 'THIRD-PARTY-NOTICES';
export const SBOM_FILE = 'sbom.cdx.json';

/** Lists what esbuild has bundled, in the same words for the same bundles. */
export function thirdParty(bundles: readonly Metafile[]): ThirdParty {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-sbom-'));
  try {
    const [metafile, output] = [join(folder, 'meta.json'), join(folder, 'bom.json')];
    writeFileSync(metafile, JSON.stringify({
      inputs: Object.assign({}, ...bundles.map(({ inputs }) => inputs)) as Metafile['inputs'],
      outputs: Object.assign({}, ...bundles.map(({ outputs }) => outputs)) as Metafile['outputs'],
    }));
    execFileSync('npx', [
      '--no-install', 'cyclonedx-esbuild', '--gather-license-texts', '--output-reproducible', '--validate', '--mc-type', 'library', '-o', output, metafile,
    ], { stdio: ['ignore', 'ignore', 'pipe'] });
    const bom = JSON.parse(readFileSync(output, 'utf8')) as { readonly components: readonly Component[] };
    const components = bom.components.map(({ evidence: _, ...component }) => component);
    return { notices: noticesOf(bom.components), sbom: `${JSON.stringify({ ...bom, components }, undefined, 1)}\n` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Packages that come with the same text share it. */
function noticesOf(components: readonly Component[]): string {
  const byText = new Map<string, string[]>();
  for (const component of components) {
    const text = licenseText(component);
    byText.set(text, [...byText.get(text) ?? [], titleOf(component)]);
  }
  const sections = [...byText].map(([text, titles]) => ({ title: titles.sort().join('\n'), text })).sort((a, b) => (a.title < b.title ? -1 : 1));
  const line = '-'.repeat(80);
  return [
    'This package contains the following packages. Each is used under the license that stands below its name.',
    ...sections.map(({ title, text }) => `${line}\n${title}\n${line}\n\n${text}`),
  ].join('\n\n').concat('\n');
}

function titleOf(component: Component): string {
  return `${component.group === undefined ? '' : `${component.group}/`}${component.name} ${component.version} (${licensesOf(component).join(', ')})`;
}

function licensesOf({ licenses = [] }: Component): string[] {
  return [...new Set(licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? ''))];
}

/** The files of the package; the standard text of its license where it has none. */
function licenseText(component: Component): string {
  const texts = (component.evidence?.licenses ?? []).map(({ license: { text } }) => (
    text.encoding === 'base64' ? Buffer.from(text.content, 'base64').toString('utf8') : text.content));
  const known = texts.length > 0 ? texts : licensesOf(component).map((id) => {
    const text = spdx[id]?.licenseText;
    if (text === undefined) throw new Error(`${titleOf(component)} has no license file, and its license no standard text: add the text by hand`);
    return component.author === undefined ? text : `Author: ${component.author}\n\n${text}`;
  });
  return known.map((text) => text.replace(/\r\n/g, '\n').trim()).join('\n\n');
}
