import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Reads lines until its input ends, which it does when the host ends in whatever way; then kills and removes what the last
 * lines name. Process ids are those of process groups.
 */
const SCRIPT = `
trap '' INT HUP TERM QUIT
while IFS= read -r line; do
  case $line in
    p*) processes=\${line#p} ;;
    f*) folders=\${line#f} ;;
  esac
done
for process in $processes; do kill -9 -"$process" 2>/dev/null; done
set -f
IFS=:
for folder in $folders; do rm -rf -- "$folder"; done
`;

/**
 * Leaves nothing behind when the host is killed: processes end by themselves when the host's end of their pipe closes, but not
 * while they run a busy loop, and a killed host removes no folder. A shell that waits for the host's end does both. It runs only
 * while there is something to guard. Windows has no such shell; there the next start clears the folders.
 */
class Guard {
  private shell?: ChildProcess;
  private readonly processes = new Set<number>();
  private readonly folders = new Set<string>();

  addProcess(pid: number): void {
    this.processes.add(pid);
    this.tell();
  }

  removeProcess(pid: number): void {
    if (this.processes.delete(pid)) this.tell();
  }

  addFolder(folder: string): void {
    this.folders.add(folder);
    this.tell();
  }

  removeFolder(folder: string): void {
    if (this.folders.delete(folder)) this.tell();
  }

  private tell(): void {
    if (process.platform === 'win32') return;
    if (this.processes.size + this.folders.size === 0) {
      this.shell?.stdin?.end('p\nf\n');
      this.shell = undefined;
      return;
    }
    this.shell ??= start();
    this.shell.stdin?.write(`p${[...this.processes].join(' ')}\nf${[...this.folders].join(':')}\n`);
  }
}

function start(): ChildProcess {
  // A group of its own: what is sent to the host's group must not end the guard first.
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  // Without a shell the next start clears what is left.
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  return shell;
}

/** One for all that this process starts. */
export const guard = new Guard();
