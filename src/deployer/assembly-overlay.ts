import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

const ASSET_KEY = /\b[0-9a-f]{64}\b/;

/**
 * A copy of a cloud assembly in which one template is another. Everything else is linked to, so that nothing large is copied.
 *
 * The toolkit uploads a template under its hash and takes what is there under that hash for the same, so the hash is
 * changed with the template wherever the assembly names it.
 *
 * @param templatePath below `directory`
 * @returns the copy's folder; the caller removes it
 */
export function overlayTemplate(directory: string, templatePath: string, template: Readonly<Record<string, unknown>>): string {
  const copy = mkdtempSync(join(tmpdir(), 'gatehouse-assembly-'));
  const text = JSON.stringify(template, null, 1);
  const folder = dirname(templatePath);
  linkTree(directory, copy, folder);
  const file = basename(templatePath);
  writeFileSync(join(copy, templatePath), text);
  const hash = createHash('sha256').update(text).digest('hex');
  const assets = file.replace(/\.template\.json$/, '.assets.json');
  const known = assetHash(join(directory, folder), assets, file);
  for (const name of ['manifest.json', assets]) {
    const content = read(join(directory, folder, name));
    if (content !== undefined) writeFileSync(join(copy, folder, name), known === undefined ? content : content.replaceAll(known, hash));
  }
  return copy;
}

/** Links to all entries; folders on the way to `changed` are made, and its files that are written anew are left out. */
function linkTree(from: string, to: string, changed: string): void {
  const inside = changed === '.' ? undefined : changed.split('/')[0];
  for (const name of readdirSync(from)) {
    if (name === inside) {
      mkdirSync(join(to, name));
      linkTree(join(from, name), join(to, name), relative(name, changed) || '.');
    } else if (changed !== '.' || statSync(join(from, name)).isDirectory() || !/(^manifest|\.assets|\.template)\.json$/.test(name)) {
      symlinkSync(join(from, name), join(to, name));
    } else {
      writeFileSync(join(to, name), readFileSync(join(from, name)));
    }
  }
}

/** The hash under which the template itself is an asset. */
function assetHash(folder: string, assetsFile: string, templateFile: string): string | undefined {
  const manifest = JSON.parse(read(join(folder, assetsFile)) ?? '{}') as { files?: Record<string, { source?: { path?: string } }> };
  const own = Object.entries(manifest.files ?? {}).find(([, { source }]) => source?.path === templateFile);
  return own && ASSET_KEY.exec(own[0])?.[0];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
