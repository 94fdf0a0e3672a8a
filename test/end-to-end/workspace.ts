import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { App } from 'aws-cdk-lib';

const MODULES = dirname(dirname(require.resolve('aws-cdk-lib/package.json')));
const CLI = join(MODULES, 'aws-cdk', 'bin', 'cdk');

/** What a program printed, standard error after standard output. */
export interface CdkRan {
  readonly failed: boolean;
  readonly text: string;
}

/** A folder of a user, in which apps are synthesised and the real CDK CLI runs. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), 'gatehouse-end-to-end-'));

  constructor(private readonly endpointUrl: () => string) {}

  /** Writes files, by their names in the folder. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = this.path(name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Synthesises an app and gives its assembly's folder, which is what `--app` takes. */
  synth(build: (app: App) => void): string {
    const outdir = mkdtempSync(this.path('cdk.out-'));
    const app = new App({ outdir });
    build(app);
    app.synth();
    return outdir;
  }

  /** A copy of an assembly whose templates can be spoilt. */
  copy(assembly: string): string {
    const copy = mkdtempSync(this.path('cdk.out-'));
    cpSync(assembly, copy, { recursive: true });
    return copy;
  }

  /** Runs the real CDK CLI as a user would: nothing but the endpoint's URL, any credentials and a region. */
  async cdk(args: readonly string[]): Promise<CdkRan> {
    const env = {
      PATH: process.env.PATH,
      HOME: this.folder,
      AWS_ENDPOINT_URL: this.endpointUrl(),
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'thing',
      AWS_REGION: 'us-east-1',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    };
    try {
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [CLI, '--no-notices', '--no-color', ...args], { cwd: this.folder, env });
      return { failed: false, text: stdout + stderr };
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return { failed: true, text: stdout + stderr };
    }
  }

  bootstrap(): Promise<CdkRan> {
    return this.cdk(['bootstrap', 'aws://000000000000/us-east-1']);
  }

  deploy(assembly: string, ...more: readonly string[]): Promise<CdkRan> {
    return this.cdk(['deploy', '--all', '--app', assembly, '--require-approval', 'never', '--method', 'direct', ...more]);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A workspace for the tests of a file, removed after them. */
export function useWorkspace(endpoint: { readonly url: () => string }): Workspace {
  const workspace = new Workspace(endpoint.url);
  afterAll(() => workspace.remove());
  return workspace;
}
