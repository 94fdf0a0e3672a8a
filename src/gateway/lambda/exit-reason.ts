/** Signals as Lambda names them: in the words of Go, which its supervisor is written in. */
const SIGNALS: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGALRM: 'alarm clock',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGHUP: 'hangup',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGPIPE: 'broken pipe',
  SIGQUIT: 'quit',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
  SIGUSR1: 'user defined signal 1',
  SIGUSR2: 'user defined signal 2',
};

/**
 * What Lambda says of a runtime that ended.
 *
 * @param stderr the last that it wrote there
 */
export function exitReason(code: number | null, signal: NodeJS.Signals | null, stderr: string): string {
  if (signal !== null) {
    // Node aborts where Lambda, which counts the memory of the whole process, would have killed it.
    const outOfMemory = signal === 'SIGABRT' && /heap out of memory|Reached heap limit/.test(stderr);
    return `Runtime exited with error: signal: ${outOfMemory ? SIGNALS.SIGKILL : SIGNALS[signal] ?? signal}`;
  }
  return code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`;
}
