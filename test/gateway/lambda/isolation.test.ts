import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import { functionOf } from './functions';
import type { FunctionConfiguration } from '../../../src/gateway/lambda';
import { LambdaRuntime } from '../../../src/gateway/lambda';
import { isAlive, until } from '../../processes';

const runtimes: LambdaRuntime[] = [];
afterEach(async () => {
  await Promise.all(runtimes.splice(0).map((runtime) => runtime.close()));
});

/** Runs `event.code` in a function; without it the function answers. */
function evaluator(settings: Partial<FunctionConfiguration> = {}) {
  const configuration = functionOf('exports.handler = (event) => event.code ? eval(`(async () => { ${event.code} })()`) : Promise.resolve("fine")', settings);
  const runtime = new LambdaRuntime();
  runtimes.push(runtime);
  runtime.register(configuration);
  return async (code?: string) => {
    const { payload, functionError, logs } = await runtime.invoke(configuration.functionArn, JSON.stringify({ code }));
    return { answer: JSON.parse(payload) as unknown, functionError, logs };
  };
}

const exited = (text: string) => ({
  errorType: 'Runtime.ExitError', errorMessage: expect.stringMatching(new RegExp(`^RequestId: [-0-9a-f]{36} Error: Runtime exited ${text}$`)),
});
const forever = 'return new Promise(() => setInterval(() => {}, 1000))';

describe('one invocation fails, and nothing else', () => {
  const accidents: [name: string, code: string, error: object][] = [
    ['parentPort', 'require("worker_threads").parentPort.postMessage(null)', { errorType: 'TypeError', errorMessage: "Cannot read properties of null (reading 'postMessage')" }],
    ['process.send', 'process.send({ kind: "result" })', { errorType: 'TypeError', errorMessage: 'process.send is not a function' }],
    ['process.disconnect', 'process.disconnect()', { errorType: 'TypeError', errorMessage: 'process.disconnect is not a function' }],
    ['SIGTERM to itself', `process.kill(process.pid); ${forever}`, exited('with error: signal: terminated')],
    ['SIGKILL to itself', `process.kill(process.pid, "SIGKILL"); ${forever}`, exited('with error: signal: killed')],
    ['a signal to its group', `process.kill(0, "SIGKILL"); ${forever}`, exited('with error: signal: killed')],
    ['process.abort', 'process.abort()', exited('with error: signal: aborted')],
    ['process.exit with a status', 'process.exit(7)', exited('with error: exit status 7')],
    ['process.exit', 'process.exit()', exited('without providing a reason')],
    ['process.reallyExit', 'process.reallyExit(3)', exited('with error: exit status 3')],
    ['closing the pipe of the answers', `require("fs").closeSync(4); ${forever}`, exited('with error: signal: killed')],
    ['closing the pipe of the answers, then answering', 'require("fs").closeSync(4); return 1', exited('with error: exit status 1')],
    ['writing to every inherited pipe', `for (const fd of [0, 3, 4]) try { require("fs").writeSync(fd, "answer - ok 1 2\\n42") } catch {}; ${forever}`,
      exited('with error: signal: killed')],
    ['a forged answer', `require("fs").writeSync(4, "undefined answer x ok 0 8\\n\\"forged\\""); ${forever}`, exited('with error: signal: killed')],
    ['a length that is none', `require("fs").writeSync(4, "x log 99999999999\\n"); ${forever}`, exited('with error: signal: killed')],
    ['much memory outside of the heap', 'const all = []; for (;;) { all.push(Buffer.alloc(1 << 24, 1)); await new Promise((done) => setTimeout(done, 5)) }',
      exited('with error: signal: killed')],
  ];
  test.each(accidents)('%s', async (_, code, error) => {
    const invoke = evaluator({ timeout: 20 });
    expect(await invoke()).toMatchObject({ answer: 'fine' });
    expect(await invoke(code)).toMatchObject({ functionError: 'Unhandled', answer: error });
    expect(await invoke()).toMatchObject({ answer: 'fine', functionError: undefined });
  });

  const afterwards: [name: string, code: string][] = [
    ['an exception after the answer', 'setTimeout(() => { throw new Error("late") }, 1); return "fine"'],
    ['a rejection after the answer', 'setTimeout(() => Promise.reject(new Error("late")), 1); return "fine"'],
    ['an exit after the answer', 'setTimeout(() => process.exit(1), 1); return "fine"'],
    ['the pipe of the invocations closed', 'require("fs").closeSync(3); return "fine"'],
    ['every pipe but one closed', 'for (const fd of [0, 1, 2, 3]) try { require("fs").closeSync(fd) } catch {}; return "fine"'],
    ['standard input read', 'process.stdin.resume(); return "fine"'],
    ['the ways to answer replaced', 'require("fs").writeSync = () => { throw new Error("no") }; process.exit = () => {}; return "fine"'],
  ];
  test.each(afterwards)('%s fails nothing', async (_, code) => {
    const invoke = evaluator();
    expect(await invoke(code)).toMatchObject({ answer: 'fine', functionError: undefined });
    await new Promise((done) => setTimeout(done, 50));
    expect(await invoke()).toMatchObject({ answer: 'fine', functionError: undefined });
  });

  test('a busy loop leaves other functions alone', async () => {
    const busy = evaluator({ timeout: 1 });
    const other = evaluator({ functionName: 'Other' });
    const looping = busy('for (;;);');
    expect(await other()).toMatchObject({ answer: 'fine' });
    expect(await looping).toMatchObject({ answer: { errorType: 'Sandbox.Timedout' } });
    expect(await busy()).toMatchObject({ answer: 'fine' });
  });

  test('200,000 log lines do not lose the answer', async () => {
    const { answer, logs } = await evaluator({ timeout: 120 })('for (let n = 0; n < 200000; n++) console.log(n); return "fine"');
    expect(answer).toBe('fine');
    expect(logs).toHaveLength(200_003);
  });

  test('what crashes as it loads fails each invocation once', async () => {
    const configuration = functionOf('process.exit(5)');
    const runtime = new LambdaRuntime();
    runtimes.push(runtime);
    runtime.register(configuration);
    for (let n = 0; n < 2; n += 1) {
      expect(JSON.parse((await runtime.invoke(configuration.functionArn, '{}')).payload)).toEqual(exited('with error: exit status 5'));
    }
  });

  test('what children of the function write is in its log', async () => {
    const { logs } = await evaluator()('require("child_process").execSync("echo from a shell", { stdio: "inherit" }); await new Promise((done) => setTimeout(done, 100))');
    expect(logs).toContain('from a shell');
  });

  test('the working directory is the code, as on AWS', async () => {
    const { answer } = await evaluator()('return process.cwd() === process.env.LAMBDA_TASK_ROOT || require("fs").realpathSync(process.env.LAMBDA_TASK_ROOT) === process.cwd()');
    expect(answer).toBe(true);
  });
});

describe('when the host is killed', () => {
  test.each(['SIGKILL', 'SIGHUP'] as const)('by %s, idle and busy processes end', async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-host-'));
    const outfile = join(folder, 'host.js');
    const worker = join(folder, 'worker.js');
    const lambda = join(__dirname, '../../../src/gateway/lambda');
    const common = { bundle: true, platform: 'node', target: 'node20', external: ['esbuild'], logLevel: 'silent' } satisfies BuildOptions;
    await build({ ...common, entryPoints: [join(lambda, 'index.ts')], outfile });
    await build({ ...common, entryPoints: [join(lambda, 'worker.ts')], outfile: worker });
    const configuration = functionOf('exports.handler = async ({ busy }) => { console.log(`pid ${process.pid}`); while (busy); }', { timeout: 60 });
    writeFileSync(join(folder, 'main.js'), `
      const { LambdaRuntime } = require('./host.js');
      const runtime = new LambdaRuntime({ onLine: (_, line) => console.log(line) });
      const configuration = ${JSON.stringify(configuration)};
      runtime.register(configuration);
      runtime.invoke(configuration.functionArn, '{"busy":true}');
      runtime.invoke(configuration.functionArn, '{}');
      setInterval(() => {}, 1000);
    `);
    const host = spawn(process.execPath, [join(folder, 'main.js')], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    host.stdout.on('data', (text: Buffer) => void (out += text.toString()));
    const pids = () => [...out.matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
    expect(await until(() => pids().length === 2)).toBe(true);
    host.kill(signal);
    expect(await until(() => !pids().some(isAlive))).toBe(true);
  });
});
