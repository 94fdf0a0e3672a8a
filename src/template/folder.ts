import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { isAssembly } from './assembly';
import { attempt } from './file';
import type { TemplateError } from './template';
import { isPlain, own, plainOrEmpty } from '../model/coerce';

/** What is somewhere in a folder. */
export interface Candidates {
  readonly files: string[];
  readonly assemblies: string[];
  readonly unreadable: TemplateError[];
}

/** Files in a folder that may be templates, and the cloud assemblies in it, by name. Links to folders are not followed. */
export function candidatesIn(folder: string): Candidates {
  const found: Candidates = { files: [], assemblies: [], unreadable: [] };
  collect(folder, found);
  return found;
}

function collect(folder: string, found: Candidates): void {
  for (const entry of entriesOf(folder, found)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) {
      if (isAssembly(path)) found.assemblies.push(path);
      else collect(path, found);
    } else if (/\.(json|ya?ml|template)$/i.test(entry.name) && isFile(entry, path)) {
      found.files.push(path);
    }
  }
}

/** A folder that cannot be read does not hide the others. */
function entriesOf(folder: string, { unreadable }: Candidates): Dirent[] {
  try {
    return attempt(folder, () => readdirSync(folder, { withFileTypes: true })).sort((a, b) => a.name < b.name ? -1 : 1);
  } catch (error) {
    unreadable.push(error as TemplateError);
    return [];
  }
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
