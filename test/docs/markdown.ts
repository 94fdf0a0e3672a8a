import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** A fenced block of a Markdown page. */
export interface Block {
  /** The page, from the repository's root. */
  readonly page: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** What follows the language: `nofixture`, `file=app.mjs`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

/** The fenced blocks of a page, in their order. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let open: { readonly line: number; readonly info: string; readonly fence: string; readonly lines: string[] } | undefined;
  readFileSync(join(ROOT, page), 'utf8').split('\n').forEach((text, index) => {
    const [, fence, info] = /^\s*(```+|~~~+)(.*)$/.exec(text) ?? [];
    if (open === undefined) {
      if (fence !== undefined) open = { line: index + 1, info: info.trim(), fence, lines: [] };
    } else if (fence !== undefined && fence.startsWith(open.fence) && info.trim() === '') {
      const [language = '', ...attributes] = open.info.split(/\s+/);
      blocks.push({ page, line: open.line, language, attributes: new Map(attributes.map(attribute)), text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else {
      open.lines.push(text);
    }
  });
  if (open !== undefined) throw new Error(`${page}:${open.line}: the block is not closed`);
  return blocks;
}

function attribute(text: string): [string, string] {
  const [name, value = ''] = text.split('=', 2);
  return [name, value];
}
