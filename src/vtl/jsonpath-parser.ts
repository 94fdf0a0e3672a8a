import { VtlRenderError } from './errors';
import { parseJson } from './json';
import type { VtlValue } from './value';

export type PathStep =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** `..`: the next step on the value and on everything below it. */
  | { readonly kind: 'deep'; readonly next: PathStep };

export interface Path {
  readonly steps: readonly PathStep[];
  /** Leads to one value at most. */
  readonly definite: boolean;
}

/** The condition of `[?( … )]`. */
export type Filter =
  | { readonly kind: 'any' | 'all'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'exists'; readonly operand: Operand }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: string; readonly right: Operand };

export type Operand =
  | { readonly kind: 'path'; readonly path: Path; readonly fromRoot: boolean }
  | { readonly kind: 'value'; readonly value: VtlValue }
  | { readonly kind: 'pattern'; readonly pattern: RegExp };

const KEY = /[^\s.[\]()'"*?,:@]+/y;
const BRACKETED = /\[\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*((?:,\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*)*)\]/y;

/** Reads `$.a['b'][0]..c`; a path without `$` starts at the root, too. */
export function parsePath(text: string): Path {
  const trimmed = text.trim();
  const reader = new PathReader(/^[$@]/.test(trimmed) ? trimmed : `$.${trimmed}`, 1);
  const steps = reader.steps();
  if (!reader.done) throw reader.error();
  return { steps, definite: isDefinite(steps) };
}

function isDefinite(steps: readonly PathStep[]): boolean {
  return steps.every((step, i) => (step.kind === 'keys' && (step.keys.length === 1 || i === steps.length - 1))
    || (step.kind === 'indexes' && step.indexes.length === 1));
}

class PathReader {
  constructor(private readonly text: string, public position: number) {}

  get done(): boolean {
    return this.position >= this.text.length;
  }

  error(): VtlRenderError {
    return new VtlRenderError(`cannot read JSONPath '${this.text}' at '${this.text.slice(this.position)}'`);
  }

  steps(): PathStep[] {
    const steps: PathStep[] = [];
    for (let step = this.step(); step; step = this.step()) steps.push(step);
    return steps;
  }

  private step(): PathStep | undefined {
    if (this.take(/\.\./y)) {
      const next = this.name() ?? this.bracket();
      if (!next) throw this.error();
      return { kind: 'deep', next };
    }
    if (this.take(/\./y)) {
      const next = this.name();
      if (!next) throw this.error();
      return next;
    }
    return this.bracket();
  }

  private name(): PathStep | undefined {
    if (this.take(/\*/y)) return { kind: 'wildcard' };
    const key = this.take(KEY);
    return key && { kind: 'keys', keys: [key[0]] };
  }

  private bracket(): PathStep | undefined {
    if (this.text[this.position] !== '[') return undefined;
    if (this.take(/\[\s*\*\s*\]/y)) return { kind: 'wildcard' };
    const keys = this.take(BRACKETED);
    if (keys) return { kind: 'keys', keys: quotedTexts(`${keys[1]}${keys[2]}`) };
    const slice = this.take(/\[\s*(-?\d+)?\s*:\s*(-?\d+)?\s*\]/y);
    if (slice) return { kind: 'slice', from: optionalNumber(slice[1]), to: optionalNumber(slice[2]) };
    const indexes = this.take(/\[\s*(-?\d+(?:\s*,\s*-?\d+)*)\s*\]/y);
    if (indexes) return { kind: 'indexes', indexes: indexes[1].split(',').map(Number) };
    if (!this.take(/\[\s*\?\s*\(/y)) throw this.error();
    const reader = new FilterReader(this.text, this.position);
    const filter = reader.any();
    this.position = reader.position;
    if (!this.take(/\s*\)\s*\]/y)) throw this.error();
    return { kind: 'filter', filter };
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text) ?? undefined;
    this.position += found?.[0].length ?? 0;
    return found;
  }
}

/** Reads a filter, up to the parenthesis that ends it. */
class FilterReader {
  constructor(private readonly text: string, public position: number) {}

  any(): Filter {
    return this.joined('any', /\s*\|\|/y, () => this.joined('all', /\s*&&/y, () => this.single()));
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
    const operator = this.take(/\s*(==|!=|<=|>=|<|>|=~|(?:in|nin|contains|size|empty|exists)\b)/iy);
    if (!operator) return { kind: 'exists', operand: left };
    return { kind: 'compare', left, operator: operator[1].toLowerCase(), right: this.operand() };
  }

  private operand(): Operand {
    this.take(/\s*/y);
    const start = this.text[this.position];
    if (start === '@' || start === '$') {
      const reader = new PathReader(this.text, this.position + 1);
      const steps = reader.steps();
      this.position = reader.position;
      return { kind: 'path', path: { steps, definite: isDefinite(steps) }, fromRoot: start === '$' };
    }
    const pattern = this.take(/\/((?:[^/\\]|\\.)*)\/(i?)/y);
    if (pattern) return { kind: 'pattern', pattern: new RegExp(`^(?:${pattern[1]})$`, pattern[2]) };
    const string = this.take(/'((?:[^'\\]|\\.)*)'/y);
    if (string) return { kind: 'value', value: string[1].replace(/\\(.)/g, '$1') };
    const list = this.take(/\[[^\]]*\]/y);
    if (list) return { kind: 'value', value: parseJson(list[0].replace(/'((?:[^'\\]|\\.)*)'/g, (_, inner: string) => JSON.stringify(inner))) };
    const plain = this.take(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/y);
    if (!plain) throw this.error();
    return { kind: 'value', value: parseJson(plain[0]) };
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

function optionalNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function quotedTexts(text: string): string[] {
  return [...text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(([, single, double]) => (single ?? double).replace(/\\(.)/g, '$1'));
}
