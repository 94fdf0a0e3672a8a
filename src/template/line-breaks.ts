/** A place inside brackets or quotes of a YAML text. */
export type Open = { readonly from: number } & ({ readonly brackets: number } | { readonly quote: '"' | "'" });

/**
 * The text with spaces for the line breaks from a place inside brackets or quotes to where those end, and for the comments between
 * brackets; nothing when they never end.
 */
export function withoutLineBreaks(text: string, open: Open): string | undefined {
  if ('quote' in open) {
    const end = endOfQuotes(text, open.from, open.quote);
    return end === undefined ? undefined : text.slice(0, open.from) + blank(text.slice(open.from, end)) + text.slice(end);
  }
  const start = startOfComments(text, open.from);
  const pieces: string[] = [text.slice(0, start), ' '.repeat(open.from - start)];
  let depth = open.brackets;
  for (let at = open.from; at < text.length;) {
    const end = endOfToken(text, at);
    if (end === undefined) return undefined;
    const token = text.slice(at, end);
    pieces.push(token.startsWith('#') ? ' '.repeat(token.length) : blank(token));
    if (token === '[' || token === '{') depth++;
    else if ((token === ']' || token === '}') && --depth === 0) return pieces.join('') + text.slice(end);
    at = end;
  }
  return undefined;
}

function blank(text: string): string {
  return text.replace(/[\r\n]/g, ' ');
}

/** A quoted text, a comment, or one character; nothing for quotes that never end. */
function endOfToken(text: string, at: number): number | undefined {
  const char = text[at];
  const first = /[\s,:[{]/.test(text[at - 1] ?? ' ');
  if ((char === '"' || char === "'") && first) return endOfQuotes(text, at + 1, char);
  if (char !== '#' || !/\s/.test(text[at - 1] ?? ' ')) return at + 1;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Where quotes end that are open at a place. */
function endOfQuotes(text: string, from: number, quote: '"' | "'"): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote && (quote === '"' || text[++at] !== quote)) return quote === '"' ? at + 1 : at;
  }
  return undefined;
}

/** Where the comments begin that end the lines before a place: they would take in the line that is joined. */
function startOfComments(text: string, from: number): number {
  for (let start = from; ;) {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const comment = /(?:^|\s)#[^"']*$/.exec(text.slice(lineStart, start));
    if (!comment) return start;
    start = text.slice(0, lineStart + comment.index).trimEnd().length;
  }
}
