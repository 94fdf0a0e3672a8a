import { execFileSync } from 'node:child_process';

/** Ends what this process has started, and what that has started: the CDK app, with the shell around it. */
export function killDescendants(): void {
  for (const pid of descendants(process.pid)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch { /* it has ended by itself */ }
  }
}

/** Windows has no list of processes that is quick to get; there the console ends what runs in it. */
function descendants(root: number): readonly number[] {
  if (process.platform === 'win32') return [];
  const children = new Map<number, number[]>();
  for (const line of list().split('\n')) {
    const [pid, parent, group] = line.trim().split(/\s+/).map(Number);
    // Functions and their guard lead groups of their own, and end with the endpoint.
    if (pid !== group) children.set(parent, [...children.get(parent) ?? [], pid]);
  }
  const below = (pid: number): number[] => (children.get(pid) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(root);
}

function list(): string {
  try {
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid='], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
