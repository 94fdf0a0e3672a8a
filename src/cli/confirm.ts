import { createInterface } from 'node:readline/promises';
import { Refused } from '../deployer';

/**
 * Asks the person at the terminal.
 * @throws Refused without a terminal
 */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Refused(`${question.trim()}: cannot prompt for confirmation without a terminal; pass --yes`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question.trim()} (y/n) `)).trim());
  } finally {
    terminal.close();
  }
}
