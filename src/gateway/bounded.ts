import { createContext, Script } from 'node:vm';
import type { Context } from 'node:vm';

/**
 * Milliseconds that one computation may take over data that a caller sends: a pattern that backtracks, a template with
 * loops, a schema that refers to itself. AWS has such a bound too, but does not document it.
 */
const DEADLINE = 500;
/** No pattern that anyone writes takes long over so short a text. */
const SHORT_TEXT = 16;

const SCRIPT = new Script('work()');
let context: Context | undefined;
let current: () => void;

/** A computation was stopped because it did not end in time. */
export class DeadlineExceeded extends Error {
  constructor() {
    super(`stopped after ${DEADLINE} ms`);
    this.name = 'DeadlineExceeded';
  }
}

/**
 * Runs what could keep every other request waiting, and stops it at the deadline, in the middle of a regular expression
 * too. It costs about 0.1 ms; what is certainly quick goes without.
 *
 * @throws DeadlineExceeded
 */
export function bounded<T>(work: () => T): T {
  context ??= createContext({ work: () => current() });
  let value: T;
  current = () => {
    value = work();
  };
  try {
    SCRIPT.runInContext(context, { timeout: DEADLINE });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new DeadlineExceeded();
    throw error;
  }
  return value!;
}

/** Whether a pattern that may backtrack matches a text. A text that takes too long does not match. */
export function matchesInTime(matches: (text: string) => boolean, text: string): boolean {
  if (text.length <= SHORT_TEXT) return matches(text);
  try {
    return bounded(() => matches(text));
  } catch (error) {
    if (error instanceof DeadlineExceeded) return false;
    throw error;
  }
}
