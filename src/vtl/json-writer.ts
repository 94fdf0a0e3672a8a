import { Double, isNumber } from './number';
import { isObject, type VtlValue } from './value';

export interface JsonStyle {
  /** Writes `\/` for `/`. */
  readonly escapeSlash?: boolean;
}

/** What writes itself as more than a string. */
export interface JsonWritable {
  toJson(style: JsonStyle): string;
}

/** Writes JSON as API Gateway's library does: a list that is printed escapes slashes, `$input.json()` does not. */
export function toJson(value: VtlValue, style: JsonStyle = {}): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (isNumber(value)) return value instanceof Double && !Number.isFinite(value.value) ? 'null' : String(value);
  return isObject(value) && isWritable(value) ? value.toJson(style) : quote(String(value), style);
}

function isWritable(value: object): value is JsonWritable {
  return 'toJson' in value;
}

export function quote(text: string, style: JsonStyle): string {
  const quoted = JSON.stringify(text)
    .replace(/[\u007f-\u009f\u2000-\u20ff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
    .replace(/\\u00[01][0-9a-f]/g, (code) => `\\u${code.slice(2).toUpperCase()}`);
  return style.escapeSlash ? quoted.replaceAll('/', '\\/') : quoted;
}
