/** Line ends, as `.` and `$` of Java know them. */
const LINE_END = '\\n\\r\\u0085\\u2028\\u2029';
/** `$`: the end, or a line end that is the last thing in the text. */
const END = `(?:(?=(?:\\r\\n|[${LINE_END}])?$))`;

/** What a backslash and one letter stand for; the letters that mean the same inside a class are in `SETS`. */
const ANCHORS: Readonly<Record<string, string>> = {
  A: '(?:^)', z: '(?:$)', Z: END, b: '(?:\\b)', B: '(?:\\B)', R: '(?:\\r\\n|[\\n\\v\\f\\r\\u0085\\u2028\\u2029])',
};
const SETS: Readonly<Record<string, string>> = {
  d: '0-9', w: 'A-Za-z0-9_', s: ' \\t\\n\\v\\f\\r', h: ' \\t\\u00A0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000', v: '\\n\\v\\f\\r\\u0085\\u2028\\u2029',
};
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', a: '\u0007', e: '\u001b' };
const PUNCTUATION = '!-\\/:-@\\[-`\\{-~';
const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\u0000-\\u007f',
  Alpha: 'A-Za-z',
  Digit: '0-9',
  Alnum: 'A-Za-z0-9',
  Punct: PUNCTUATION,
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\u0000-\\u001f\\u007f',
  XDigit: '0-9a-fA-F',
  Space: SETS.s,
};

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly comments: boolean;
}

const NO_FLAGS: Flags = { ignoreCase: false, dotAll: false, multiline: false, comments: false };
const FLAG_NAMES: Readonly<Record<string, keyof Flags | undefined>> = { i: 'ignoreCase', s: 'dotAll', m: 'multiline', x: 'comments' };

/**
 * A pattern of `java.util.regex`, which API Gateway uses, as a JavaScript one. Possessive quantifiers and atomic groups give
 * back what they took, which Java's do not.
 *
 * @param flags of JavaScript, such as `g`; those of Java stand in the pattern, as in `(?i)`
 * @throws SyntaxError for what Java does not compile
 */
export function javaRegex(pattern: string, flags = ''): RegExp {
  return new RegExp(new Translator(pattern).whole(), `${flags}v`);
}

/** Whether the pattern matches the whole text, as Java's `matches()`. */
export function javaMatcher(pattern: string): (text: string) => boolean {
  const regex = new RegExp(`^(?:${new Translator(pattern).whole()})$`, 'v');
  return (text) => regex.test(text);
}

class Translator {
  private position = 0;

  constructor(private readonly pattern: string) {}

  whole(): string {
    const text = this.alternatives(NO_FLAGS);
    if (this.position < this.pattern.length) throw this.error('an unmatched )');
    return text;
  }

  /** Up to the parenthesis that ends the group, or to the end. Flags that are set inside hold until there. */
  private alternatives(outer: Flags): string {
    let flags = outer;
    let text = '';
    while (this.position < this.pattern.length && this.pattern[this.position] !== ')') {
      const set = this.take(/\(\?([imsuxdU]*)(?:-([imsuxdU]+))?\)/y);
      if (set !== undefined) flags = withFlags(flags, set[1], set[2]);
      else if (!flags.comments || this.take(/\s+|#[^\n]*/y) === undefined) text += this.piece(flags);
    }
    return text;
  }

  private piece(flags: Flags): string {
    const char = this.next();
    switch (char) {
      case '|': return '|';
      case '.': return flags.dotAll ? '[\\s\\S]' : `[^${LINE_END}]`;
      case '^': return flags.multiline ? `(?:(?<=^|[${LINE_END}]))` : '(?:^)';
      case '$': return flags.multiline ? `(?:(?=$|[${LINE_END}]))` : END;
      case '*': case '+': case '?': return this.quantifier(char);
      case '{': return this.counted();
      case '(': return this.group(flags);
      case '[': return this.charClass(flags);
      case '\\': return this.escape(flags);
      default: return literal(char, flags);
    }
  }

  /** A quantifier may be followed by `?` (reluctant) or by `+` (possessive, here greedy). */
  private quantifier(text: string): string {
    return `${text}${this.take(/[?+]/y)?.[0] === '?' ? '?' : ''}`;
  }

  private counted(): string {
    const count = this.take(/\d+(?:,\d*)?\}/y);
    if (count === undefined) throw this.error('an illegal repetition');
    return this.quantifier(`{${count[0]}`);
  }

  private group(outer: Flags): string {
    const special = this.take(/\?(?:<[=!]|<[A-Za-z]\w*>|[:=!>]|([imsuxdU]*)(?:-([imsuxdU]+))?:)/y);
    if (special === undefined && this.pattern[this.position] === '?') throw this.error('an unknown group');
    const flags = special?.[0].endsWith(':') === true ? withFlags(outer, special[1], special[2]) : outer;
    const open = special === undefined ? '' : /[:>]$/.test(special[0]) && !special[0].startsWith('?<') ? '?:' : special[0];
    const inner = this.alternatives(flags);
    if (this.next() !== ')') throw this.error('an unclosed group');
    // Java takes a quantifier behind a look-around, too.
    return /^\?<?[=!]/.test(open) ? `(?:(${open}${inner}))` : `(${open}${inner})`;
  }

  /** Behind the bracket. Java has classes in classes and intersections, as JavaScript's `v` flag has. */
  private charClass(flags: Flags): string {
    const negated = this.take(/\^/y) === undefined ? '' : '^';
    const operands = [''];
    for (let first = true; first || this.pattern[this.position] !== ']'; first = false) {
      if (this.position >= this.pattern.length) throw this.error('an unclosed class');
      if (this.take(/&&/y) === undefined) operands[operands.length - 1] += this.member(flags);
      else operands.push('');
    }
    this.position += 1;
    return `[${negated}${operands.length === 1 ? operands[0] : operands.filter((operand) => operand !== '').map((operand) => `[${operand}]`).join('&&')}]`;
  }

  private member(flags: Flags): string {
    if (this.take(/\[/y) !== undefined) return this.charClass(flags);
    const quoted = this.take(/\\Q([^]*?)(?:\\E|$)/y);
    if (quoted !== undefined) return [...quoted[1]].map((char) => range(char, char, flags)).join('');
    const set = this.set();
    if (set !== undefined) return set;
    const from = this.character();
    if (this.take(/-(?![\]\[])/y) === undefined) return range(from, from, flags);
    const to = this.character();
    if (to.codePointAt(0)! < from.codePointAt(0)!) throw this.error('an illegal range');
    return range(from, to, flags);
  }

  /** A character of a class, which may be written as an escape. */
  private character(): string {
    const char = this.next();
    return char === '\\' ? this.escapedCharacter() : char;
  }

  private escape(flags: Flags): string {
    this.position -= 1;
    const quoted = this.take(/\\Q([^]*?)(?:\\E|$)/y);
    if (quoted !== undefined) return [...quoted[1]].map((char) => literal(char, flags)).join('');
    const set = this.set();
    if (set !== undefined) return set;
    const anchor = this.take(/\\([AzZbBR])/y);
    if (anchor !== undefined) return ANCHORS[anchor[1]];
    const reference = this.take(/\\(?:[1-9]|k<[A-Za-z]\w*>)/y);
    if (reference !== undefined) return `(?:${reference[0]})`;
    this.position += 1;
    return literal(this.escapedCharacter(), flags);
  }

  /** `\d`, `\p{Alpha}` and the like, as a class; `undefined` where none stands. */
  private set(): string | undefined {
    const short = this.take(/\\([dwshv])/yi);
    if (short !== undefined) return `[${short[1] === short[1].toUpperCase() ? '^' : ''}${SETS[short[1].toLowerCase()]}]`;
    const property = this.take(/\\([pP])(?:\{([^}]*)\}|([A-Z]))/y);
    if (property === undefined) return undefined;
    const name = property[2] ?? property[3];
    if (POSIX[name] !== undefined) return `[${property[1] === 'P' ? '^' : ''}${POSIX[name]}]`;
    return `\\${property[1]}{${name.replace(/^Is(?=Alphabetic|Lowercase|Uppercase|White_Space)|^Is(?=[A-Z][a-z]?$)/, '').replace(/^Is/, 'Script=')}}`;
  }

  /** Behind the backslash: an escape that stands for one character. */
  private escapedCharacter(): string {
    const code = this.take(/x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y) ?? undefined;
    if (code !== undefined) return String.fromCodePoint(parseInt(code[1] ?? code[2] ?? code[3], 16));
    const octal = this.take(/0([0-3]?[0-7]{1,2})/y);
    if (octal !== undefined) return String.fromCodePoint(parseInt(octal[1], 8));
    const control = this.take(/c([@-_])/y);
    if (control !== undefined) return String.fromCharCode(control[1].charCodeAt(0) - 64);
    const char = this.next();
    if (CONTROLS[char] !== undefined) return CONTROLS[char];
    if (char === '' || /[A-Za-z]/.test(char)) throw this.error('an illegal escape');
    return char;
  }

  private next(): string {
    const char = String.fromCodePoint(...[this.pattern.codePointAt(this.position)].filter((code) => code !== undefined));
    this.position += char.length;
    return char;
  }

  private take(expected: RegExp): RegExpExecArray | undefined {
    expected.lastIndex = this.position;
    const found = expected.exec(this.pattern) ?? undefined;
    this.position += found?.[0].length ?? 0;
    return found;
  }

  private error(what: string): SyntaxError {
    return new SyntaxError(`the pattern '${this.pattern}' has ${what} near position ${this.position}`);
  }
}

function withFlags(flags: Flags, on = '', off = ''): Flags {
  const changed: Partial<Record<keyof Flags, boolean>> = {};
  for (const [names, value] of [[on, true], [off, false]] as const) {
    for (const name of names) {
      const flag = FLAG_NAMES[name];
      if (flag !== undefined) changed[flag] = value;
    }
  }
  return { ...flags, ...changed };
}

/** Without the case of ASCII letters, and of no others, as Java. */
function literal(char: string, { ignoreCase }: Flags): string {
  return ignoreCase && /[A-Za-z]/.test(char) ? `[${char.toLowerCase()}${char.toUpperCase()}]` : escaped(char);
}

function range(from: string, to: string, { ignoreCase }: Flags): string {
  const text = from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`;
  return ignoreCase ? `${text}${otherCase(from, to, 'A', 'Z', 32)}${otherCase(from, to, 'a', 'z', -32)}` : text;
}

/** The letters of a range between `first` and `last`, in their other case. */
function otherCase(from: string, to: string, first: string, last: string, shift: number): string {
  const low = Math.max(from.codePointAt(0)!, first.charCodeAt(0));
  const high = Math.min(to.codePointAt(0)!, last.charCodeAt(0));
  return low > high ? '' : `${String.fromCharCode(low + shift)}-${String.fromCharCode(high + shift)}`;
}

/** A character that means itself, inside a class and outside. */
function escaped(char: string): string {
  if (/[A-Za-z0-9_]/.test(char)) return char;
  return `\\u{${char.codePointAt(0)!.toString(16)}}`;
}
