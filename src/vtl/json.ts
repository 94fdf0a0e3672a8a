import { VtlList, VtlMap } from './collections';
import { VtlRenderError } from './errors';
import { Double, parseNumber } from './number';
import type { VtlValue } from './value';

/**
 * Reads JSON and keeps what JavaScript would lose: `1.0` stays a double, whole numbers stay exact. Text
 * that is not JSON at all is a string, as API Gateway's reader takes it (a form body, for one).
 *
 * @throws VtlRenderError for a broken object or array
 */
export function parseJson(text: string): VtlValue {
  const reader = new Reader(text);
  try {
    return reader.document();
  } catch (error) {
    if (/^\s*[[{]/.test(text)) throw error;
    return text.trim();
  }
}

class Reader {
  private position = 0;

  constructor(private readonly text: string) {}

  document(): VtlValue {
    const value = this.value();
    if (this.take(/\s*/y) && this.position < this.text.length) throw this.error();
    return value;
  }

  private value(): VtlValue {
    this.take(/\s*/y);
    const start = this.text[this.position];
    if (start === '{') return new VtlMap(this.items('}', () => this.member()));
    if (start === '[') return new VtlList(this.items(']', () => this.value()), 'json');
    if (start === '"') return this.string();
    const number = this.take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
    if (number !== undefined) return parseNumber(number);
    const word = this.take(/true|false|null/y);
    if (word === undefined) throw this.error();
    return word === 'null' ? null : word === 'true';
  }

  private member(): readonly [string, VtlValue] {
    this.take(/\s*/y);
    const key = this.string();
    if (this.take(/\s*:/y) === undefined) throw this.error();
    return [key, this.value()];
  }

  private items<T>(end: string, item: () => T): T[] {
    this.position += 1;
    const items: T[] = [];
    const close = end === '}' ? /\s*\}/y : /\s*\]/y;
    if (this.take(close) !== undefined) return items;
    for (;;) {
      items.push(item());
      if (this.take(close) !== undefined) return items;
      if (this.take(/\s*,/y) === undefined) throw this.error();
    }
  }

  private string(): string {
    const found = this.take(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y);
    if (found === undefined) throw this.error();
    return JSON.parse(found) as string;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private error(): VtlRenderError {
    return new VtlRenderError(`unexpected ${JSON.stringify(this.text[this.position] ?? 'end')} in JSON at position ${this.position}`);
  }
}

/** Plain data (of JSON, or an object of the gateway) as a value; whole numbers become `Integer` or `Long`. */
export function fromPlain(data: unknown): VtlValue {
  if (typeof data === 'number') return Number.isSafeInteger(data) ? data : new Double(data);
  if (data === null || data === undefined) return null;
  if (typeof data === 'string' || typeof data === 'boolean' || typeof data === 'bigint') return data;
  if (Array.isArray(data)) return new VtlList(data.map(fromPlain), 'json');
  if (typeof data !== 'object') throw new TypeError(`a template cannot hold a ${typeof data}`);
  return new VtlMap(Object.entries(data).filter(([, value]) => value !== undefined).map(([key, value]) => [key, fromPlain(value)] as const));
}

/** The reverse of `fromPlain`. */
export function toPlain(value: VtlValue): unknown {
  if (value instanceof Double) return value.value;
  if (value instanceof VtlList) return value.items.map(toPlain);
  if (value instanceof VtlMap) return Object.fromEntries([...value.entries].map(([key, item]) => [String(key), toPlain(item)]));
  return typeof value === 'object' && value !== null ? String(value) : value;
}
