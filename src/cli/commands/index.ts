/* eslint-disable @typescript-eslint/no-require-imports -- a command's file is loaded when the command runs, which keeps the others out of its start */
import type { CommandModule } from '../command';

/** A command as `gatehouse --help` lists it, before its file is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => CommandModule;
}

/** Every command, sorted by name. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'limits', summary: 'prints the documented limits of API Gateway, or explains one', load: () => require('./limits') as CommandModule },
  { name: 'lint', summary: 'checks templates against the limits', load: () => require('./lint') as CommandModule },
];
