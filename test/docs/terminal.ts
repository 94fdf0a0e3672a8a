import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from './markdown';

/** The port that the pages write; a run has a free one. */
const PORT = /\b4566\b/g;

/** Commands that a reader leaves running in a terminal of its own until the next of them. */
const KEEPS_RUNNING = /^npx gatehouse (?:local\b|deploy\b.*--local\b)/;
const IS_SERVING = /\bserving\b.*\n/;

const SECONDS = 150;

/**
 * `npx` starts what is installed, and nothing from the registry. `npm install` links what the registry would send, of the
 * present source.
 */
const NPX = `#!/bin/sh
tool=$1; shift
case "$tool $*" in
  "gatehouse local"*|"gatehouse deploy"*--local*) set -- "$@" --port "$GATEHOUSE_TEST_PORT" ;;
esac
test -x "$GATEHOUSE_TEST_MODULES/.bin/$tool" || { echo "npx: $tool is not installed" >&2; exit 127; }
exec "$GATEHOUSE_TEST_MODULES/.bin/$tool" "$@"
`;
const NPM = `#!/bin/sh
case "$1" in
  install) ln -s "$GATEHOUSE_TEST_MODULES" node_modules ;;
  *) exec "$(dirname "$(command -v node)")/npm" "$@" ;;
esac
`;

/** A reader's terminal: a folder of its own, the package installed, and one shell whose folder and variables last. */
export class Terminal {
  /** @param installed the folder of the package */
  static async open(installed: string): Promise<Terminal> {
    const home = mkdtempSync(join(tmpdir(), 'gatehouse-reader-'));
    const modules = join(home, '.installed');
    mkdirSync(join(modules, '.bin'), { recursive: true });
    symlinkSync(installed, join(modules, 'cdk-gatehouse'));
    for (const name of ['aws-cdk-lib', 'constructs', '@aws-sdk', '@types', 'typescript', 'ts-node', 'esbuild']) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    symlinkSync(join(installed, 'assets/cli/bin/gatehouse.js'), join(modules, '.bin/gatehouse'));
    for (const name of ['cdk', 'ts-node', 'tsc', 'esbuild']) symlinkSync(join(ROOT, 'node_modules/.bin', name), join(modules, '.bin', name));
    // What curl prints of its progress goes to a terminal only.
    writeFileSync(join(home, '.curlrc'), 'silent\nshow-error\n');
    mkdirSync(join(home, '.tmp'));
    mkdirSync(join(home, '.bin'));
    for (const [name, text] of Object.entries({ npx: NPX, npm: NPM })) {
      writeFileSync(join(home, '.bin', name), text);
      chmodSync(join(home, '.bin', name), 0o755);
    }
    return new Terminal(home, modules, await freePort());
  }

  /** What brings a shell to where the one before it ended. */
  private readonly state: string;
  private serving?: ChildProcess;
  private number = 0;

  private constructor(readonly home: string, private readonly modules: string, private readonly port: number) {
    this.state = join(home, '.state');
    writeFileSync(this.state, `cd ${home}\n`);
  }

  /** The text of a page with the port of this run. */
  here(text: string): string {
    return text.replace(PORT, String(this.port));
  }

  /** Writes a file in the folder where the shell is. */
  write(file: string, text: string): string {
    const path = join(/^cd (.*)$/m.exec(readFileSync(this.state, 'utf8'))![1], file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, this.here(text));
    return path;
  }

  /** Installs the packages in a folder, as `npm install` there would. */
  install(folder: string): void {
    symlinkSync(this.modules, join(folder, 'node_modules'));
  }

  /** Runs lines as they are written, and returns all that they printed. Fails when one of them does. */
  async run(lines: string): Promise<string> {
    let printed = '';
    let rest: string[] = [];
    const flush = async () => {
      if (rest.some((line) => line.trim() !== '' && !line.startsWith('#'))) printed += await this.finish(rest.join('\n'));
      rest = [];
    };
    for (const line of this.here(lines).split('\n')) {
      if (!KEEPS_RUNNING.test(line)) {
        rest.push(line);
        continue;
      }
      await flush();
      printed += await this.keepRunning(line);
    }
    await flush();
    return printed;
  }

  async close(): Promise<void> {
    await this.interrupt();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Ctrl+C in the terminal of what keeps running. */
  private async interrupt(): Promise<void> {
    const { serving } = this;
    if (serving === undefined || serving.exitCode !== null) return;
    const exit = once(serving, 'exit');
    process.kill(-serving.pid!, 'SIGINT');
    await exit;
  }

  private async finish(lines: string): Promise<string> {
    const child = this.start([`trap 'code=$?; { export -p; printf "cd %q\\n" "$PWD"; } > ${this.state}; exit $code' EXIT`, lines].join('\n'));
    const tooLong = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), SECONDS * 1000);
    let printed = '';
    child.stdout!.on('data', (chunk) => (printed += chunk));
    const [code] = await once(child, 'close');
    clearTimeout(tooLong);
    if (code !== 0) throw new Error(`ended with ${code ?? `nothing after ${SECONDS} s`}:\n${lines}\n${printed}`);
    return printed;
  }

  private async keepRunning(line: string): Promise<string> {
    await this.interrupt();
    const child = this.start(`exec ${line}`);
    this.serving = child;
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (chunk) => {
        printed += chunk;
        if (IS_SERVING.test(printed)) resolve();
      });
      child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${line} ended with ${code}:\n${printed}`))));
    });
    return printed;
  }

  /** A shell in the folder and with the variables that the last one ended with. */
  private start(lines: string): ChildProcess {
    const script = join(this.home, `.lines-${(this.number += 1)}`);
    writeFileSync(script, ['exec 2>&1', `. ${this.state}`, 'set -eo pipefail', lines, ''].join('\n'));
    return spawn('bash', [script], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: [join(this.home, '.bin'), dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
        HOME: this.home,
        // Where running endpoints are noted, so that another one on this machine is not taken for the reader's.
        TMPDIR: join(this.home, '.tmp'),
        GATEHOUSE_TEST_PORT: String(this.port),
        GATEHOUSE_TEST_MODULES: this.modules,
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        // It costs seconds each time; the page's own apps are validated once, by themselves.
        CDK_VALIDATION: 'false',
      },
    });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
