import type { Command } from 'commander';

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
  /** Ended by a signal, as shells count it: 128 and the signal's number. */
  HUNG_UP = 129,
  INTERRUPTED = 130,
  TERMINATED = 143,
}

/** Wrong usage or unreadable input; the message is the one line that the user sees. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command gets from the process it runs in. */
export interface CommandContext {
  readonly output: Output;
  /** The folder that relative paths are meant in. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Says what the finished command tells the shell: `ExitCode.OK` when nobody says anything. */
  finish(code: ExitCode): void;
}

/** The file of a command: it puts the command with its arguments, options and action into the program. */
export interface CommandModule {
  register(program: Command, context: CommandContext): void;
}
