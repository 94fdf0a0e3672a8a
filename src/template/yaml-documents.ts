import { parseAllDocuments, type Document, type YAMLParseError } from 'yaml';
import { withoutLineBreaks, type Open } from './line-breaks';

/** How much may be parsed again to mend one file: characters, and errors, which cost as much as some characters each. */
const MAX_REPARSED = 2_000_000;
const COST_OF_ERROR = 50;

/** The documents of a YAML text, and the text that they stand in: as long as the given one, with the same lines mended. */
export interface YamlDocuments {
  readonly documents: readonly Document.Parsed[];
  readonly text: string;
}

/**
 * Parses YAML as CloudFormation does, which does not mind how far a line inside brackets or quotes is indented. Where that is all
 * that is wrong, such lines are joined, which means the same; no offset moves.
 */
export function parseDocuments(given: string): YamlDocuments {
  const asGiven = parse(given);
  let [text, documents] = [given, asGiven];
  for (let spent = 0, at = -1; ;) {
    const errors = documents[0]?.errors ?? [];
    if (errors.length === 0) return { documents, text };
    spent += text.length + errors.length * COST_OF_ERROR;
    const open = spent < MAX_REPARSED && errors[0].pos[0] > at ? openAt(text, errors) : undefined;
    const mended = open && withoutLineBreaks(text, open);
    if (mended === undefined) return { documents: asGiven, text: given };
    at = errors[0].pos[0];
    [text, documents] = [mended, parse(mended)];
  }
}

function parse(text: string): Document.Parsed[] {
  const options = { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  return [...parseAllDocuments(text, options)] as Document.Parsed[];
}

/** What the parser took for ended at the first error, because of the indent of the line there; nothing when the error is another one. */
function openAt(text: string, errors: readonly YAMLParseError[]): Open | undefined {
  const [{ code, message, pos: [at] }] = errors;
  const lineBreak = text[at] === '\n' || text[at] === '\r' ? at : text.lastIndexOf('\n', at - 1);
  const before = text.slice(0, Math.max(lineBreak, 0)).trimEnd();
  if (text.slice(before.length, at).trim() !== '') return undefined;
  const from = before.length;
  if (code === 'BAD_INDENT' && message.includes('sufficiently indented')) {
    const same = errors.findIndex((error) => error.pos[0] !== at || error.code !== code);
    return { from, brackets: same < 0 ? errors.length : same };
  }
  if (code === 'MISSING_CHAR' && message.includes('closing')) return { from, quote: message.includes('"') ? '"' : "'" };
  // An escaped quote at the end of a line looks like the last one.
  const last = before.at(-1);
  return code === 'UNEXPECTED_TOKEN' && (last === '"' || last === "'") ? { from, quote: last } : undefined;
}
