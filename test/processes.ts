import { existsSync, readFileSync } from 'node:fs';

/** Whether a process runs: one that has ended and was not waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !(existsSync(`/proc/${pid}/stat`) && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch {
    return false;
  }
}

/** Waits until something holds, for ten seconds at most. */
export async function until(holds: () => boolean): Promise<boolean> {
  for (let n = 0; n < 500 && !holds(); n += 1) await new Promise((done) => setTimeout(done, 20));
  return holds();
}
