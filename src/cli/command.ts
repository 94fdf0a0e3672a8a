/** Where a command writes. Data goes to `out`, progress and problems to `err`; nothing else prints. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
}

/** What a finished command tells the shell. */
export enum ExitCode {
  OK = 0,
  /** Findings of severity error, or a step that was refused. */
  REFUSED = 1,
  /** Wrong usage or unreadable input. */
  USAGE = 2,
  /** AWS, or what stands for it, failed. */
  AWS_FAILED = 3,
}

/** Wrong usage or unreadable input; the message is the one line that the user sees. */
export class UsageError extends Error {}
