import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { AppSource } from '../deployer';
import { UsageError, type CommandContext } from './command';

/** Adds what names a CDK app. */
export function withAppOption(command: Command): Command {
  return command.option('--app <command or folder>', 'the command that synthesises the app, or its cdk.out (default: "app" of cdk.json, then cdk.out)');
}

/** The app that the flag names, or the one of the folder that the command runs in. */
export function appSource(flag: string | undefined, { cwd }: CommandContext): AppSource {
  if (flag !== undefined) return isFolder(resolve(cwd, flag)) ? { directory: resolve(cwd, flag) } : { command: flag, cwd };
  const config = resolve(cwd, 'cdk.json');
  if (existsSync(config)) {
    const app = appOf(config);
    if (app !== undefined) return { command: app, cwd };
  }
  const assembly = resolve(cwd, 'cdk.out');
  if (existsSync(resolve(assembly, 'manifest.json'))) return { directory: assembly };
  throw new UsageError(`no app: give --app, or run in a folder with a cdk.json or a cdk.out (${cwd} has neither)`);
}

function appOf(config: string): string | undefined {
  try {
    const { app } = JSON.parse(readFileSync(config, 'utf8')) as { app?: unknown };
    return typeof app === 'string' ? app : undefined;
  } catch (error) {
    throw new UsageError(`${config} is not JSON: ${(error as Error).message}`);
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
