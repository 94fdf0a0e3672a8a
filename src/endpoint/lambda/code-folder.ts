import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { guard } from '../../gateway/lambda/guard';

/** The process that owns a folder stands in its name; so does the machine, as containers may share a temporary folder. */
const PREFIX = `gatehouse-code-${hostname().replace(/[^\w.]/g, '')}-`;

/** A temporary folder for unpacked code, gone with this process in whatever way that ends. */
export function makeCodeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  guard.addFolder(folder);
  return folder;
}

export function removeCodeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  guard.removeFolder(folder);
}

/** Removes the folders of processes that were killed together with what guards their folders. */
export function clearAbandonedFolders(): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number(/^\d+/.exec(name.slice(PREFIX.length))?.[0]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
