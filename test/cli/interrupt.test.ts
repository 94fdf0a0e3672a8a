import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCommand } from './built';
import { isAlive, until } from '../processes';

let command: Awaited<ReturnType<typeof buildCommand>>;
beforeAll(async () => {
  command = await buildCommand();
});

/** Starts a command line and waits until `begun` shows in the folder or the output. */
async function start(args: readonly string[], cwd: string, begun: (text: string) => boolean) {
  const child = spawn(process.execPath, [command.file, ...args], { cwd, env: command.env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const exit = once(child, 'exit');
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => void (text += piece.toString()));
  while (!begun(text) && child.exitCode === null) await new Promise((done) => setTimeout(done, 20));
  return { child, exit, text: () => text };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

const codeFolders = (pid: number) => readdirSync(tmpdir()).filter((name) => name.startsWith('gatehouse-code-') && name.includes(`-${pid}-`));

describe('a signal during deploy --local', () => {
  test.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('%s ends it, its app and its port, with exit code %d', async (signal, code) => {
    const cwd = mkdtempSync(join(tmpdir(), 'gatehouse-interrupt-'));
    // An app whose synthesis never ends.
    writeFileSync(join(cwd, 'app.js'), 'require("fs").writeFileSync("pid", String(process.pid)); setInterval(() => {}, 1000);');
    const port = await freePort();
    const { child, exit, text } = await start(['deploy', '--local', '--port', String(port), '--app', `"${process.execPath}" app.js`], cwd,
      () => existsSync(join(cwd, 'pid')) && readFileSync(join(cwd, 'pid'), 'utf8') !== '');
    child.kill(signal);
    expect([...await exit, text()]).toEqual([code, null, expect.stringContaining('interrupted')]);
    expect(text()).not.toContain('serving on');
    const app = Number(readFileSync(join(cwd, 'pid'), 'utf8'));
    expect(await until(() => !isAlive(app))).toBe(true);
    expect(codeFolders(child.pid!)).toEqual([]);
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
  });
});

test('a command whose endpoint never answers says so', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as { port: number };
  Object.assign(command.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', GATEHOUSE_ANSWER_TIMEOUT: '0.3',
  });
  const { exit, text } = await start(['canary', 'status', 'Orders'], tmpdir(), (all) => all.includes('no answer'));
  expect([...await exit, text()]).toEqual([3, null, expect.stringContaining('no answer')]);
  expect(text()).toContain(`no answer from http://127.0.0.1:${port} within 0.3 seconds`);
  silent.close();
});
