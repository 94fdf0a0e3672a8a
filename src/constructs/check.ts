import { Fn, Token } from 'aws-cdk-lib';
import { findLimit, limitStatement } from '../limits';

/**
 * Fails when a number is outside of a catalogued limit. A token passes: only the deployment knows it.
 * @param id a catalogue id with numeric bounds
 */
export function checkRange(input: string, value: number | undefined, id: string): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  const min = findLimit(id)?.min ?? 0;
  const max = limitStatement(id).value ?? Infinity;
  if (value >= min && value <= max) return;
  throw new Error(`${input} must be ${max === Infinity ? `at least ${min}` : `from ${min} to ${max}`}, got ${value}`);
}

/**
 * Fails when a text does not match the pattern of a catalogued limit.
 * @param id a catalogue id with a pattern
 * @param allowed the pattern in words
 */
export function checkPattern(input: string, value: string, id: string, allowed: string): void {
  if (Token.isUnresolved(value)) return;
  const pattern = findLimit(id)?.pattern;
  if (pattern === undefined || new RegExp(pattern).test(value)) return;
  throw new Error(`${input} must be ${allowed}, got '${value}'`);
}

/**
 * Fails when a text is not among the values that a catalogued limit allows.
 * @param id a catalogue id with a closed set of values
 */
export function checkAllowed(input: string, value: string | undefined, id: string): void {
  if (value === undefined || Token.isUnresolved(value)) return;
  const allowed = findLimit(id)?.allowed;
  if (allowed === undefined || allowed.includes(value)) return;
  throw new Error(`${input} must be one of ${allowed.join(', ')}, got '${value}'`);
}

/** A list as one text, also when only the deployment knows the list. */
export function joined(list: readonly string[], separator: string): string {
  return Token.isUnresolved(list) ? Fn.join(separator, [...list]) : list.join(separator);
}
