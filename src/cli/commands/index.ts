/* eslint-disable @typescript-eslint/no-require-imports -- a command's file is loaded when the command runs, which keeps the others out of its start */
import type { CommandModule } from '../command';

/** A command as `gatehouse --help` lists it, before its file is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => CommandModule;
}

const operate = (name: keyof typeof import('./operate')): CommandModule => (require('./operate') as typeof import('./operate'))[name];

/** Every command, sorted by name. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: 'canary', summary: 'operates the canary release of a stage', load: () => operate('canary') },
  { name: 'deploy', summary: 'checks, deploys and releases the stacks of a CDK app', load: () => operate('deploy') },
  { name: 'deployments', summary: 'lists or prunes the deployments that an API retains', load: () => operate('deployments') },
  { name: 'destroy', summary: 'destroys the stacks of a CDK app', load: () => operate('destroy') },
  { name: 'limits', summary: 'prints the documented limits of API Gateway, or explains one', load: () => require('./limits') as CommandModule },
  { name: 'lint', summary: 'checks templates against the limits', load: () => require('./lint') as CommandModule },
  { name: 'local', summary: 'serves AWS for this machine: CloudFormation, API Gateway, Lambda', load: () => require('./local') as CommandModule },
  { name: 'rollback', summary: 'points a stage back at a retained deployment', load: () => operate('rollback') },
];
