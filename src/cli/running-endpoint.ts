import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { isProcessRunning } from '../deployer/process-running';

/** A local endpoint that a `gatehouse` process of this user serves. */
export interface RunningEndpoint {
  readonly url: string;
  readonly pid: number;
}

/** Tells other commands of this user where the endpoint is. The returned function takes the note away. */
export function noteEndpoint(url: string): () => void {
  const path = join(folder(), `${new URL(url).port}.json`);
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  const note: RunningEndpoint = { url, pid: process.pid };
  writeFileSync(path, JSON.stringify(note), { mode: 0o600 });
  return () => rmSync(path, { force: true });
}

/** The endpoints of this user that still run. Notes of processes that were killed are removed. */
export function runningEndpoints(): RunningEndpoint[] {
  return names().flatMap((name) => {
    const path = join(folder(), name);
    const note = read(path);
    if (note !== undefined && isProcessRunning(note.pid)) return [note];
    rmSync(path, { force: true });
    return [];
  });
}

function folder(): string {
  return join(process.env.XDG_RUNTIME_DIR ?? tmpdir(), `gatehouse-${userInfo().username.replace(/[^\w.-]/g, '_')}`);
}

function names(): string[] {
  try {
    return readdirSync(folder()).filter((name) => /^\d+\.json$/.test(name));
  } catch {
    return [];
  }
}

function read(path: string): RunningEndpoint | undefined {
  try {
    const { url, pid } = JSON.parse(readFileSync(path, 'utf8')) as Partial<RunningEndpoint>;
    return typeof url === 'string' && /^http:\/\/localhost:\d+$/.test(url) && typeof pid === 'number' ? { url, pid } : undefined;
  } catch {
    return undefined;
  }
}
