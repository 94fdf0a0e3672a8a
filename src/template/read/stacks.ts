import type { Unresolved } from '../../model';
import { isPlain, own, plainOrEmpty } from '../../model/coerce';
import { resolve } from '../intrinsics';
import type { Template } from '../template';
import type { Entry } from './entry';
import { groupBy } from './group';
import type { Link } from './links';
import type { ReadOptions } from './options';
import { Stack, type Neighbours } from './stack';

/** Templates that were given together, and the ways from one to another. */
export class Stacks implements Neighbours {
  readonly all: readonly Stack[];
  private readonly children = new Map<string, Stack>();
  private readonly files = new Map<string, Stack>();
  private readonly stacks = new Map<string, Stack>();
  private exports: Map<string, { readonly stack: Stack; readonly output: string }> | undefined;
  private types: Map<string, Entry[]> | undefined;

  constructor(templates: readonly Template[], options: ReadOptions) {
    const links = new WeakMap<Unresolved, Link>();
    this.all = templates.map((template) => new Stack(template, this, links, options));
    for (const stack of this.all) {
      const { file, parent, stack: name } = stack.template;
      this.files.set(file, stack);
      if (parent) this.children.set(`${parent.file}#${parent.logicalId}`, stack);
      else if (name !== undefined) this.stacks.set(name, stack);
    }
  }

  nested(parent: Template, logicalId: string): Stack | undefined {
    return this.children.get(`${parent.file}#${logicalId}`);
  }

  holder(template: Template): Stack | undefined {
    return template.parent && this.files.get(template.parent.file);
  }

  named(stack: string): Stack | undefined {
    return this.stacks.get(stack);
  }

  exported(name: string): { readonly stack: Stack; readonly output: string } | undefined {
    return (this.exports ??= this.findExports()).get(name);
  }

  /** The resources of some types, in the order of the templates. */
  ofType(...types: readonly string[]): Entry[] {
    const all = this.types ??= groupBy(this.all.flatMap((stack) => [...stack.entries.values()].filter(({ isMade }) => isMade)), ({ type }) => type);
    return types.flatMap((type) => all.get(type) ?? []);
  }

  stackOf(entry: Entry): Stack | undefined {
    return this.files.get(entry.origin.template);
  }

  byKey(key: string): Entry | undefined {
    const at = key.lastIndexOf('#');
    return this.files.get(key.slice(0, at))?.entries.get(key.slice(at + 1));
  }

  private findExports(): Map<string, { readonly stack: Stack; readonly output: string }> {
    const found = new Map<string, { readonly stack: Stack; readonly output: string }>();
    for (const stack of this.all) {
      for (const [output, value] of Object.entries(stack.section('Outputs'))) {
        if (!isPlain(value)) continue;
        const name = resolve(own(plainOrEmpty(own(value, 'Export')), 'Name'), stack);
        if (typeof name === 'string') found.set(name, { stack, output });
      }
    }
    return found;
  }
}
