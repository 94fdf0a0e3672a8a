import { createInterface } from 'node:readline/promises';
import { Refused } from '../deployer';

/**
 * Asks the person at the terminal. Without one nobody can answer, so the question is an error that names
 * the flag that answers it.
 */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Refused(`${question.trim()}: nobody is there to confirm it; say --yes`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question.trim()} (y/n) `)).trim());
  } finally {
    terminal.close();
  }
}
