import { isDeepStrictEqual } from 'node:util';

let number = 0;
const started = Date.now();

/** Says what comes next. */
export function step(title: string): void {
  number += 1;
  process.stdout.write(`\n${String(number).padStart(2)}. ${title}\n`);
}

/** Says what came. */
export function got(text: string): void {
  process.stdout.write(`    ${text}\n`);
}

/** Ends the demo unless what came is what was expected. */
export function expect(what: string, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
  got(`${what}: ${typeof actual === 'string' ? actual : JSON.stringify(actual)}`);
}

/** Ends the demo unless a number is within bounds. */
export function expectBetween(what: string, actual: number, low: number, high: number): void {
  if (actual < low || actual > high) throw new Error(`${what}: expected ${low} to ${high}, got ${actual}`);
  got(`${what}: ${actual} (expected ${low} to ${high})`);
}

export function seconds(): string {
  return ((Date.now() - started) / 1000).toFixed(1);
}
