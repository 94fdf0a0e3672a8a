import { statSync } from 'node:fs';
import { basename, dirname, resolve as absolute, sep } from 'node:path';
import { isAssembly, nestedStacksOf, stacksOf, type Found } from './assembly';
import { attempt, readText } from './file';
import { candidatesIn, looksLikeTemplate, nestedLast, wantsToBeTemplate } from './folder';
import { parseTemplate } from './parse';
import { NotATemplate, TemplateError, type Template } from './template';

/** The templates that were found, and what could not be read: one line each. */
export interface Loaded {
  readonly templates: Template[];
  readonly problems: TemplateError[];
}

/**
 * Loads the templates that paths name: template files, cloud assemblies (`cdk.out`, or its `manifest.json`) with
 * their stages and nested stacks, and any other folder with templates somewhere in it. A file that is named must be a
 * template; in a folder, files that turn out to be something else are passed over.
 */
export function loadTemplates(paths: readonly string[]): Loaded {
  const loading = new Loading();
  paths.forEach((path) => loading.path(path));
  return loading;
}

class Loading implements Loaded {
  readonly templates: Template[] = [];
  readonly problems: TemplateError[] = [];
  private readonly seen = new Set<string>();

  path(path: string): void {
    this.attempt(() => {
      if (path === '') throw new TemplateError("''", 'no such file or folder');
      const isFolder = attempt(path, () => statSync(path)).isDirectory();
      if (isFolder && isAssembly(path)) this.assembly(path);
      else if (isFolder) this.folder(path);
      else if (basename(path) === 'manifest.json') this.assembly(dirname(path));
      else this.file({ file: path, context: {} });
    });
  }

  private assembly(folder: string): void {
    const stacks = stacksOf(folder);
    if (stacks.length === 0) throw new TemplateError(folder, 'the cloud assembly has no stacks');
    stacks.forEach((stack) => this.attempt(() => this.file(stack)));
  }

  private folder(folder: string): void {
    const { files, assemblies } = candidatesIn(folder);
    const before = this.problems.length;
    assemblies.forEach((assembly) => this.attempt(() => this.assembly(assembly)));
    nestedLast(files).forEach((file) => this.attempt(() => this.candidate(file)));
    if (this.problems.length > before) return;
    if (![...this.seen].some((file) => isInside(file, folder))) throw new TemplateError(folder, 'no CloudFormation template in this folder');
  }

  /** Takes a file of a folder if it is a template. Only what can be read can be said to be something else. */
  private candidate(file: string): void {
    const text = readText(file);
    try {
      const template = parseTemplate(file, text);
      if (looksLikeTemplate(template.body)) this.add(template);
    } catch (error) {
      if (wantsToBeTemplate(text) && !(error instanceof NotATemplate)) throw error;
    }
  }

  private file({ file, context }: Found): void {
    if (!this.seen.has(absolute(file))) this.add(parseTemplate(file, readText(file), context));
  }

  private add(template: Template): void {
    const { file, body, stack, displayName, region, account, constructPathOf } = template;
    if (this.seen.has(absolute(file))) return;
    this.seen.add(absolute(file));
    this.templates.push(template);
    const context = { stack, displayName, region, account, constructPathOf };
    for (const nested of nestedStacksOf(file, body, context)) this.attempt(() => this.nested(nested));
  }

  /** A folder may have given a nested stack's template before its parent's. */
  private nested(found: Found): void {
    const index = this.templates.findIndex(({ file }) => absolute(file) === absolute(found.file));
    if (index < 0) this.file(found);
    else if (!this.templates[index].parent) this.templates[index] = { ...this.templates[index], ...found.context };
  }

  private attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      this.problems.push(error);
    }
  }
}

function isInside(file: string, folder: string): boolean {
  return `${file}${sep}`.startsWith(absolute(folder).replace(/[\\/]*$/, sep));
}
