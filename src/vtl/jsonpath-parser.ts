import { VtlRenderError } from './errors';
import { FilterReader, type Filter, type Operand } from './jsonpath-filter';

export type PathStep =
  | { readonly kind: 'keys'; readonly keys: readonly string[] }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'filter'; readonly filter: Filter }
  /** `..`: the next step on the value and on everything below it. */
  | { readonly kind: 'deep'; readonly next: PathStep };

/** A function at the end of a path, such as `length()`. */
export interface PathFunction {
  readonly name: string;
  readonly args: readonly Operand[];
}

export interface Path {
  readonly steps: readonly PathStep[];
  /** Leads to one value at most. */
  readonly definite: boolean;
  readonly call?: PathFunction;
}

const KEY = /[^\s.[\]()'"*?,:@]+/y;
/** In a filter an operator may follow without a blank. */
const KEY_IN_FILTER = /[^\s.[\]()'"*?,:@<>=!~&|]+/y;
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/ys;
const FUNCTION = /\.\s*([A-Za-z]+)\s*\(/y;

/** Reads `$.a['b'][0]..c.length()`; a path without `$` starts at the root, too. */
export function parsePath(text: string): Path {
  const trimmed = text.trim();
  const reader = new PathReader(/^[$@]/.test(trimmed) ? trimmed : `$.${trimmed}`, 1);
  const path = reader.path();
  if (!reader.done) throw reader.error();
  return path;
}

function isDefinite(steps: readonly PathStep[]): boolean {
  return steps.every((step, i) => (step.kind === 'keys' && (step.keys.length === 1 || i === steps.length - 1))
    || (step.kind === 'indexes' && step.indexes.length === 1));
}

/** Reads a path from behind its `$` or `@`. */
export class PathReader {
  constructor(private readonly text: string, public position: number, private readonly inFilter = false) {}

  get done(): boolean {
    return this.position >= this.text.length;
  }

  error(): VtlRenderError {
    return new VtlRenderError(`cannot read JSONPath '${this.text}' at '${this.text.slice(this.position)}'`);
  }

  path(): Path {
    const steps: PathStep[] = [];
    for (;;) {
      const call = this.call();
      if (call !== undefined) return { steps, definite: true, call };
      const step = this.step();
      if (step === undefined) return { steps, definite: isDefinite(steps) };
      steps.push(step);
    }
  }

  private call(): PathFunction | undefined {
    const name = this.take(FUNCTION)?.[1];
    if (name === undefined) return undefined;
    const reader = new FilterReader(this.text, this.position);
    const args = reader.list(/\s*\)/y);
    this.position = reader.position;
    return { name, args };
  }

  private step(): PathStep | undefined {
    if (this.take(/\.\./y)) {
      const next = this.name() ?? this.bracket();
      if (!next) throw this.error();
      return { kind: 'deep', next };
    }
    if (this.take(/\./y)) {
      const next = this.name() ?? this.bracket();
      if (!next) throw this.error();
      return next;
    }
    return this.bracket();
  }

  private name(): PathStep | undefined {
    if (this.take(/\*/y)) return { kind: 'wildcard' };
    const key = this.take(this.inFilter ? KEY_IN_FILTER : KEY);
    return key && { kind: 'keys', keys: [key[0]] };
  }

  private bracket(): PathStep | undefined {
    if (!this.take(/\[\s*/y)) return undefined;
    const step = this.bracketed();
    if (!this.take(/\s*\]/y)) throw this.error();
    return step;
  }

  private bracketed(): PathStep {
    if (this.take(/\*/y)) return { kind: 'wildcard' };
    if (this.take(/\?\s*\(/y)) return this.filter();
    const slice = this.take(/(-?\d+)?\s*:\s*(-?\d+)?/y);
    if (slice) return { kind: 'slice', from: optionalNumber(slice[1]), to: optionalNumber(slice[2]) };
    const indexes = this.take(/-?\d+(?:\s*,\s*-?\d+)*/y);
    if (indexes) return { kind: 'indexes', indexes: indexes[0].split(',').map(Number) };
    return { kind: 'keys', keys: this.quotedKeys() };
  }

  private quotedKeys(): string[] {
    const keys: string[] = [];
    do {
      const key = this.take(QUOTED);
      if (!key) throw this.error();
      keys.push(unquoted(key[0]));
    } while (this.take(/\s*,\s*/y));
    return keys;
  }

  private filter(): PathStep {
    const reader = new FilterReader(this.text, this.position);
    const filter = reader.any();
    this.position = reader.position;
    if (!this.take(/\s*\)/y)) throw this.error();
    return { kind: 'filter', filter };
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text) ?? undefined;
    this.position += found?.[0].length ?? 0;
    return found;
  }
}

function optionalNumber(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A quoted text without its quotes, whichever they are. */
export function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, char: string) => (
    code === undefined ? CONTROLS[char] ?? char : String.fromCharCode(parseInt(code, 16))));
}
