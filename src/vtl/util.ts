import { VtlRenderError } from './errors';
import { parseJson } from './json';
import { method, STRING } from './signature';
import type { Method, MethodTable, VtlObject, VtlValue } from './value';

/** `$util`. */
export class Util implements VtlObject {
  readonly className = 'Util';

  method(name: string, args: readonly VtlValue[]): VtlValue | undefined {
    return METHODS.get(name)?.(this, args);
  }

  equals(other: VtlValue): boolean {
    return this === other;
  }

  toString(): string {
    return this.className;
  }
}

const METHODS: MethodTable<Util> = new Map<string, Method<Util>>([
  ['escapeJavaScript', method([STRING], (_, text) => escapeJavaScript(text))],
  ['parseJson', method([STRING], (_, text) => parsedOrNull(text))],
  ['urlEncode', method([STRING], (_, text) => urlEncode(text))],
  ['urlDecode', method([STRING], (_, text) => urlDecode(text))],
  ['base64Encode', method([STRING], (_, text) => Buffer.from(text, 'utf8').toString('base64'))],
  ['base64Decode', method([STRING], (_, text) => Buffer.from(text, 'base64').toString('utf8'))],
]);

/** What `$util` offers. */
export const UTIL_MEMBERS: readonly string[] = [...METHODS.keys()].sort();

const SHORT: Readonly<Record<string, string>> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' };

/** As commons-lang's `escapeEcmaScript`: quotes and slashes too, and everything beyond ASCII as `\uXXXX`. */
function escapeJavaScript(text: string): string {
  return text.replace(/[\\"'/]/g, '\\$&')
    .replace(/[^\u0020-\u007f]/g, (char) => SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}

function parsedOrNull(text: string): VtlValue {
  if (text.trim() === '') return null;
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof VtlRenderError) return null;
    throw error;
  }
}

/** As `java.net.URLEncoder`: a form's encoding, where a blank is a plus. */
function urlEncode(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '?'))
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%20/g, '+');
}

function urlDecode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    throw new VtlRenderError(`cannot decode '${text}'`);
  }
}
