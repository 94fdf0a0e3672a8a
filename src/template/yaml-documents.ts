import { parseAllDocuments, type Document, type YAMLParseError } from 'yaml';

/** How much text is parsed again to mend one file, for each line that is mended takes a pass. */
const MAX_REPARSED = 2_000_000;

/** The documents of a YAML text, and the text that they stand in: as long as the given one, with the same lines mended. */
export interface YamlDocuments {
  readonly documents: readonly Document.Parsed[];
  readonly text: string;
}

/**
 * Parses YAML as CloudFormation does, which does not mind how far a line inside brackets or quotes is indented. Where that is all
 * that is wrong, the line is joined to the one before, which means the same; no offset moves.
 */
export function parseDocuments(given: string): YamlDocuments {
  const asGiven = parse(given);
  let [text, documents] = [given, asGiven];
  for (let budget = MAX_REPARSED - text.length, at = -1; ; budget -= text.length) {
    const error = documents[0]?.errors[0];
    if (!error) return { documents, text };
    const joined = budget > 0 && error.pos[0] > at ? join(text, error) : undefined;
    if (joined === undefined) return { documents: asGiven, text: given };
    at = error.pos[0];
    [text, documents] = [joined, parse(joined)];
  }
}

function parse(text: string): Document.Parsed[] {
  const options = { schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;
  return [...parseAllDocuments(text, options)] as Document.Parsed[];
}

/** The text without the line break that an error is about; nothing when it is about something else. */
function join(text: string, { code, message, pos: [at] }: YAMLParseError): string | undefined {
  const lineBreak = text[at] === '\n' || text[at] === '\r' ? at : text.lastIndexOf('\n', at - 1);
  if (lineBreak < 0 || text.slice(lineBreak, at).trim() !== '') return undefined;
  const before = text.slice(0, lineBreak).trimEnd();
  const inBrackets = code === 'BAD_INDENT' && message.includes('sufficiently indented');
  const inQuotes = (code === 'MISSING_CHAR' && message.includes('closing')) || (code === 'UNEXPECTED_TOKEN' && /["']$/.test(before));
  if (!inBrackets && !inQuotes) return undefined;
  const after = text.slice(lineBreak).trimStart();
  return (inBrackets ? withoutComments(before) : before).padEnd(text.length - after.length) + after;
}

/** Comments at the end would take in the line that is joined. */
function withoutComments(text: string): string {
  for (let rest = text; ;) {
    const lineStart = rest.lastIndexOf('\n') + 1;
    const comment = /(?:^|\s)#[^"']*$/.exec(rest.slice(lineStart));
    if (!comment) return rest;
    rest = rest.slice(0, lineStart + comment.index).trimEnd();
  }
}
