import { bytesOf } from './read';
import { Unresolved } from '../../model';

/**
 * The least number of bytes that a value takes as JSON without white space. What only the deployment will
 * tell counts with the part of its text that is known already, so the result is never too large.
 */
export function jsonBytes(value: unknown): number {
  if (value instanceof Unresolved) return bytesOf(knownText(value));
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + jsonBytes(item) + 1, 1);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).reduce((sum, [key, item]) => sum + bytesOf(JSON.stringify(key)) + 1 + jsonBytes(item) + 1, 1);
  }
  return bytesOf(JSON.stringify(value) ?? '');
}

/** The least number of bytes that a text takes. */
export function textBytes(value: unknown): number {
  if (value instanceof Unresolved) return bytesOf(knownText(value));
  return typeof value === 'string' ? bytesOf(value) : 0;
}

function knownText(value: Unresolved): string {
  return value.pattern?.replace(/\$\{[^}]*\}/g, '') ?? '';
}
