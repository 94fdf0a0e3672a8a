import { VtlRenderError } from './errors';
import { javaMatcher } from './java-regex';
import { parseJson } from './json';
import { PathReader, unquoted, type Path } from './jsonpath-parser';
import type { VtlValue } from './value';

/** The condition of `[?( … )]`. */
export type Filter =
  | { readonly kind: 'any' | 'all'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'exists'; readonly operand: Operand }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: string; readonly right: Operand };

export type Operand =
  | { readonly kind: 'path'; readonly path: Path; readonly fromRoot: boolean }
  | { readonly kind: 'value'; readonly value: VtlValue }
  | { readonly kind: 'pattern'; readonly matches: (text: string) => boolean };

const SIGNS = /\s*(===|!==|==|!=|<=|>=|=~|<|>)/y;
const WORDS = /\s*(in|nin|subsetof|anyof|noneof|contains|all|size|empty|exists)\b/iy;
/** The flags of a regular expression that Java writes with the same letters. */
const PATTERN = /\/((?:[^/\\]|\\.)*)\/([idmsux]*)/ys;
const STRING = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/ys;
const STRING_ANYWHERE = new RegExp(STRING, 'gs');
const PLAIN = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|(?:true|false|null)(?!\w)/y;

/** Reads a filter, up to the parenthesis that ends it. Blanks may be anywhere between its parts, and nowhere but around words must they be. */
export class FilterReader {
  constructor(private readonly text: string, public position: number) {}

  any(): Filter {
    return this.joined('any', /\s*\|\|/y, () => this.joined('all', /\s*&&/y, () => this.single()));
  }

  /** Operands with commas between them, up to what ends them. */
  list(end: RegExp): Operand[] {
    const operands: Operand[] = [];
    while (!this.take(end)) {
      if (operands.length > 0 && !this.take(/\s*,/y)) throw this.error();
      operands.push(this.operand());
    }
    return operands;
  }

  private joined(kind: 'any' | 'all', separator: RegExp, part: () => Filter): Filter {
    const filters = [part()];
    while (this.take(separator)) filters.push(part());
    return filters.length === 1 ? filters[0] : { kind, filters };
  }

  private single(): Filter {
    if (this.take(/\s*!(?!=)/y)) return { kind: 'not', filter: this.single() };
    if (this.take(/\s*\(/y)) {
      const inner = this.any();
      if (!this.take(/\s*\)/y)) throw this.error();
      return inner;
    }
    const left = this.operand();
    const operator = this.take(SIGNS) ?? this.take(WORDS);
    if (!operator) return { kind: 'exists', operand: left };
    return { kind: 'compare', left, operator: operator[1].toLowerCase(), right: this.operand() };
  }

  private operand(): Operand {
    this.take(/\s*/y);
    const start = this.text[this.position];
    if (start === '@' || start === '$') {
      const reader = new PathReader(this.text, this.position + 1, true);
      const path = reader.path();
      this.position = reader.position;
      return { kind: 'path', path, fromRoot: start === '$' };
    }
    const pattern = this.take(PATTERN);
    if (pattern) return this.pattern(pattern[1], pattern[2]);
    return { kind: 'value', value: this.literal() };
  }

  private pattern(source: string, flags: string): Operand {
    try {
      return { kind: 'pattern', matches: javaMatcher(`${flags === '' ? '' : `(?${flags})`}${source.replaceAll('\\/', '/')}`) };
    } catch {
      throw this.error();
    }
  }

  private literal(): VtlValue {
    const string = this.take(STRING);
    if (string) return unquoted(string[0]);
    const json = this.json();
    if (json !== undefined) return parseJson(json.replace(STRING_ANYWHERE, (quoted) => JSON.stringify(unquoted(quoted))));
    const plain = this.take(PLAIN);
    if (!plain) throw this.error();
    return parseJson(plain[0]);
  }

  /** The text of an array or object, up to the bracket that closes it. */
  private json(): string | undefined {
    if (!/[[{]/.test(this.text[this.position] ?? '')) return undefined;
    const start = this.position;
    let depth = 0;
    do {
      const token = this.take(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^'"]/ys)?.[0];
      if (token === undefined) throw this.error();
      if (/[[{]/.test(token) && token.length === 1) depth += 1;
      if (/[\]}]/.test(token) && token.length === 1) depth -= 1;
    } while (depth > 0);
    return this.text.slice(start, this.position);
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text) ?? undefined;
    this.position += found?.[0].length ?? 0;
    return found;
  }

  private error(): VtlRenderError {
    return new VtlRenderError(`cannot read the filter of JSONPath '${this.text}' at '${this.text.slice(this.position)}'`);
  }
}
