import { VtlList } from './collections';
import { VtlRenderError } from './errors';
import { javaMatcher, javaRegex } from './java-regex';
import { ANY, getter, INT, method, overloads, STRING } from './signature';
import type { Method, MethodTable } from './value';

/** The methods of `java.lang.String` that templates use. */
export const STRING_METHODS: MethodTable<string> = new Map<string, Method<string>>([
  ['length', getter((s) => s.length)],
  ['isEmpty', getter((s) => s === '')],
  ['isBlank', getter((s) => s.trim() === '')],
  ['charAt', method([INT], (s, index) => s[bounds(s, index, s.length - 1)])],
  ['substring', overloads(
    method([INT], (s: string, from) => s.slice(bounds(s, from, s.length))),
    method([INT, INT], (s: string, from, to) => s.slice(bounds(s, from, to), bounds(s, to, s.length))),
  )],
  ['indexOf', overloads(method([STRING], (s: string, part) => s.indexOf(part)), method([STRING, INT], (s: string, part, from) => s.indexOf(part, from)))],
  ['lastIndexOf', overloads(
    method([STRING], (s: string, part) => s.lastIndexOf(part)),
    method([STRING, INT], (s: string, part, from) => s.lastIndexOf(part, from)),
  )],
  ['contains', method([STRING], (s, part) => s.includes(part))],
  ['startsWith', overloads(
    method([STRING], (s: string, part) => s.startsWith(part)),
    method([STRING, INT], (s: string, part, from) => s.startsWith(part, from)),
  )],
  ['endsWith', method([STRING], (s, part) => s.endsWith(part))],
  ['equals', method([ANY], (s, other) => s === other)],
  ['equalsIgnoreCase', method([STRING], (s, other) => s.toUpperCase() === other.toUpperCase())],
  ['compareTo', method([STRING], compare)],
  ['compareToIgnoreCase', method([STRING], (s, other) => compare(s.toLowerCase(), other.toLowerCase()))],
  ['toUpperCase', getter((s) => s.toUpperCase())],
  ['toLowerCase', getter((s) => s.toLowerCase())],
  ['trim', getter((s) => s.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, ''))],
  ['strip', getter((s) => s.trim())],
  ['concat', method([STRING], (s, other) => s + other)],
  ['repeat', method([INT], (s, times) => s.repeat(bounds(s, times, 1_000_000)))],
  ['replace', method([STRING, STRING], (s, from, to) => s.replaceAll(from, () => to))],
  ['replaceAll', method([STRING, STRING], (s, pattern, to) => s.replace(compiled(pattern, () => javaRegex(pattern, 'g')), javaReplacement(to)))],
  ['replaceFirst', method([STRING, STRING], (s, pattern, to) => s.replace(compiled(pattern, () => javaRegex(pattern)), javaReplacement(to)))],
  ['matches', method([STRING], (s, pattern) => compiled(pattern, () => javaMatcher(pattern))(s))],
  ['split', overloads(
    method([STRING], (s: string, pattern) => new VtlList(split(s, pattern, 0), 'array')),
    method([STRING, INT], (s: string, pattern, limit) => new VtlList(split(s, pattern, limit), 'array')),
  )],
  ['toString', getter((s) => s)],
  ['hashCode', getter((s) => [...Array(s.length).keys()].reduce((hash, i) => Math.imul(Math.imul(hash, 31) + s.charCodeAt(i), 1), 0))],
  ['valueOf', method([ANY], (_, value) => String(value))],
]);

function bounds(text: string, index: number, most: number): number {
  if (index < 0 || index > most) throw new VtlRenderError(`index ${index} out of bounds for length ${text.length}`);
  return index;
}

function compare(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    if (left[i] !== right[i]) return left.charCodeAt(i) - right.charCodeAt(i);
  }
  return left.length - right.length;
}

/** What a pattern compiles to. */
function compiled<T>(pattern: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    throw new VtlRenderError(`invalid pattern '${pattern}': ${(error as Error).message}`);
  }
}

/** `$1` and `\$` of Java, as a function so that JavaScript's own `$` forms stay text. */
function javaReplacement(replacement: string): (...match: unknown[]) => string {
  return (...match) => replacement.replace(/\\([^])|\$(\d)/g, (_, escaped?: string, group?: string) => escaped ?? String(match[Number(group)] ?? ''));
}

function split(text: string, pattern: string, limit: number): string[] {
  if (text === '') return [''];
  const matcher = compiled(pattern, () => javaRegex(pattern, 'g'));
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(matcher)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const end = match.index + match[0].length;
    if (end === 0 || (match[0] === '' && match.index >= text.length)) continue;
    parts.push(text.slice(start, match.index));
    start = end;
  }
  parts.push(text.slice(start));
  if (limit === 0) while (parts.length > 1 && parts[parts.length - 1] === '') parts.pop();
  return parts;
}
