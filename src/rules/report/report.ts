import type { LintResult } from '../result';

/** Writes a result down in one format, with the newline at its end. */
export type Report = (result: LintResult) => string;

/** `1 error`, `2 errors`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
