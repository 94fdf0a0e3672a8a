import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './markdown';

/** Outside of the repository, in which jest wants each package once. */
const STORE = join(tmpdir(), `gatehouse-package-${createHash('sha256').update(ROOT).digest('hex').slice(0, 12)}`);

/** What is copied or made anew; the tasks of the bundles find all else as in the repository. */
const MADE = ['package.json', 'assets', 'lib', 'dist', '.git', '.gatehouse'];

interface Tasks {
  readonly tasks: Readonly<Record<string, { readonly steps: readonly { readonly spawn?: string; readonly exec?: string }[] }>>;
}

/**
 * The package as npm would unpack it, of the present source: the bundles by the tasks that make them for publishing, and
 * the constructs bundled into one file, because the JSII compiler takes longer than all the rest.
 */
export async function packageFolder(): Promise<string> {
  const folder = join(STORE, String(Math.round(newest(join(ROOT, 'src'), join(ROOT, '.projen/tasks.json'), join(ROOT, 'package.json')))));
  if (existsSync(folder)) return folder;
  mkdirSync(STORE, { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  try {
    await build(unfinished);
    for (const old of readdirSync(STORE).map((name) => join(STORE, name))) {
      if (old !== folder && /\/\d+$/.test(old)) rmSync(old, { recursive: true, force: true });
    }
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another worker may have been quicker, with the same source.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function build(unfinished: string): Promise<void> {
  copyFileSync(join(ROOT, 'package.json'), join(unfinished, 'package.json'));
  for (const name of readdirSync(ROOT).filter((entry) => !MADE.includes(entry))) symlinkSync(join(ROOT, name), join(unfinished, name));
  const run = async (command: string) => promisify(execFile)('bash', ['-c', command], {
    cwd: unfinished, env: { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}` },
  });
  const { tasks }: Tasks = JSON.parse(readFileSync(join(ROOT, '.projen/tasks.json'), 'utf8'));
  await Promise.all([
    run('esbuild src/index.ts --bundle --platform=node --target=node20 --external:aws-cdk-lib --external:constructs --outfile=lib/index.js --log-level=warning'),
    // What the task does beside its bundles is for those who publish.
    ...tasks.bundle.steps.filter(({ spawn }) => spawn !== undefined).map(async ({ spawn }) => {
      for (const { exec } of tasks[spawn!].steps) await run(exec!);
    }),
  ]);
}

function newest(...paths: readonly string[]): number {
  return Math.max(...paths.map((path) => {
    const stat = statSync(path);
    return stat.isDirectory() ? Math.max(stat.mtimeMs, newest(...readdirSync(path).map((name) => join(path, name)))) : stat.mtimeMs;
  }));
}
