import { RE2JS } from 're2js';

/** A `pattern` of a JSON schema. */
export interface SchemaPattern {
  /** Takes time in proportion to the text, whatever the pattern. */
  readonly isLinear: boolean;
  test(text: string): boolean;
}

/** `.` and `\s` of ECMA-262, which in RE2 know fewer line ends and blanks. */
const NOT_LINE_END = '[^\\n\\r\\x{2028}\\x{2029}]';
const BLANKS = '\\t-\\r\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}';
const TOKEN = /\\u\{?[0-9a-fA-F]+\}?|\\x[0-9a-fA-F]{2}|\\c[A-Za-z]|\\[^]|\[\^?|\]|\(\?(?:<?[=!])?|[^]/g;
/** Letters behind a backslash that mean the same in RE2, or are translated. */
const SHARED_ESCAPE = /^\\(?:[dDwWsSbBtnrfv]|u\{?[0-9a-fA-F]+\}?|x[0-9a-fA-F]{2}|c[A-Za-z]|[^A-Za-z0-9])$/;

/**
 * Compiles a pattern as API Gateway reads it: ECMA-262, found anywhere in the text. RE2 matches in linear time. What it does
 * not know (look-ahead, back references, counts over 1,000) is left to backtracking, which the caller has to bound.
 *
 * @throws SyntaxError for what is no pattern
 */
export function schemaPattern(source: string): SchemaPattern {
  const backtracking = ecmaPattern(source);
  const translated = toRe2(source);
  if (translated !== undefined) {
    try {
      const linear = RE2JS.compile(RE2JS.translateRegExp(translated));
      return { isLinear: true, test: (text) => linear.test(text) };
    } catch { /* RE2 does not know it */ }
  }
  return { isLinear: false, test: (text) => backtracking.test(text) };
}

/** With whole code points where the pattern is strict enough for that. */
function ecmaPattern(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    return new RegExp(source);
  }
}

/** The pattern in RE2's syntax; `undefined` when something in it means something else there. */
function toRe2(source: string): string | undefined {
  let inClass = false;
  let text = '';
  for (const [token] of source.matchAll(TOKEN)) {
    if (token.startsWith('\\')) {
      if (!SHARED_ESCAPE.test(token) || (inClass && /^\\[SbB]$/.test(token))) return undefined;
      text += token === '\\s' ? (inClass ? BLANKS : `[${BLANKS}]`) : token === '\\S' ? `[^${BLANKS}]` : token;
    } else if (inClass) {
      // `[[:alpha:]]` of RE2.
      if (token.startsWith('[')) text += token.replace('[', '\\[');
      else text += token;
      inClass = token !== ']';
    } else {
      if (/^\(\?<?[=!]$/.test(token)) return undefined;
      inClass = token.startsWith('[');
      text += token === '.' ? NOT_LINE_END : token;
    }
  }
  return text;
}
