import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './markdown';
import type { Terminal } from './terminal';

/** What a page presupposes of its reader's folder. */
export type Scene = (terminal: Terminal) => void;

/** A clone of the repository is around the reader. */
export const clone: Scene = ({ home }) => cpSync(join(ROOT, 'examples'), join(home, 'examples'), { recursive: true });

/** A copy of an example, and nothing else of the repository. */
export function copyOf(example: string): Scene {
  return ({ home }) => cpSync(join(ROOT, 'examples', example), home, { recursive: true });
}

/** A copy of an example whose packages are installed. */
export function appOf(example: string): Scene {
  return (terminal) => {
    copyOf(example)(terminal);
    terminal.install(terminal.home);
  };
}
