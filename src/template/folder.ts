import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { isAssembly } from './assembly';
import { attempt } from './file';
import { isPlain, own, plainOrEmpty } from '../model/coerce';

/** Files in a folder that may be templates, and the cloud assemblies in it, by name. Links to folders are not followed. */
export function candidatesIn(folder: string): { readonly files: string[]; readonly assemblies: string[] } {
  const files: string[] = [];
  const assemblies: string[] = [];
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true })).sort((a, b) => a.name < b.name ? -1 : 1);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
      if (isAssembly(path)) {
        assemblies.push(path);
        continue;
      }
      const inner = candidatesIn(path);
      files.push(...inner.files);
      assemblies.push(...inner.assemblies);
    } else if (/\.(json|ya?ml|template)$/i.test(entry.name) && isFile(entry, path)) {files.push(path);}
  }
  return { files, assemblies };
}

/** Neither a folder nor something that has no end, such as a pipe. A link that leads nowhere is passed over. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whether data with `Resources` is about CloudFormation and not about something else that has resources. */
export function looksLikeTemplate(body: Readonly<Record<string, unknown>>): boolean {
  return Object.hasOwn(body, 'AWSTemplateFormatVersion')
    || Object.values(plainOrEmpty(own(body, 'Resources'))).some((resource) => isPlain(resource) && isTypeName(own(resource, 'Type')));
}

function isTypeName(type: unknown): boolean {
  return typeof type === 'string' && /^\w+::/.test(type);
}

/** Whether a text that cannot be parsed was meant to be a template, so that its error is of interest. */
export function wantsToBeTemplate(text: string): boolean {
  return /\bAWSTemplateFormatVersion\b/.test(text) || /(^|[{,\s])["']?Resources["']?\s*:/.test(text);
}
