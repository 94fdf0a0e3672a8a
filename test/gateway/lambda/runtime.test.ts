import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functionOf } from './functions';
import type { FunctionConfiguration } from '../../../src/gateway/lambda';
import { LambdaRuntime } from '../../../src/gateway/lambda';
import { VirtualClock } from '../../../src/gateway/virtual-clock';

const runtimes: LambdaRuntime[] = [];
afterEach(async () => {
  await Promise.all(runtimes.splice(0).map((runtime) => runtime.close()));
});

function start(configuration: FunctionConfiguration, options: ConstructorParameters<typeof LambdaRuntime>[0] = {}) {
  const runtime = new LambdaRuntime(options);
  runtimes.push(runtime);
  runtime.register(configuration);
  return {
    runtime,
    call: (event: unknown = {}) => runtime.invoke(configuration.functionArn, JSON.stringify(event)),
  };
}

describe('what a handler answers', () => {
  const answers: [name: string, code: string, payload: unknown][] = [
    ['an async handler', 'exports.handler = async (event) => ({ got: event.n })', { got: 1 }],
    ['a promise', 'exports.handler = (event) => new Promise((done) => setTimeout(() => done(event.n), 5))', 1],
    ['a callback', 'exports.handler = (event, context, done) => { setTimeout(() => done(null, event.n), 5) }', 1],
    ['a callback waits for an empty event loop', `let ticks = 0; exports.handler = (event, context, done) => {
        const answer = {}; done(null, answer); setTimeout(() => { answer.late = true }, 20) }`, { late: true }],
    ['a callback that must not wait', `exports.handler = (event, context, done) => { context.callbackWaitsForEmptyEventLoop = false;
        setInterval(() => {}, 1000); done(null, 'now') }`, 'now'],
    ['nothing', 'exports.handler = async () => {}', null],
    ['neither promise nor callback', 'exports.handler = () => 5', null],
    ['a promise that nothing will ever settle', 'exports.handler = () => new Promise(() => {})', null],
    ['context.succeed', 'exports.handler = (event, context) => context.succeed("ok")', 'ok'],
  ];
  test.each(answers)('%s', async (_, code, payload) => {
    const result = await start(functionOf(code)).call({ n: 1 });
    expect(result.functionError).toBeUndefined();
    expect(JSON.parse(result.payload)).toEqual(payload);
  });
});

describe('where the handler is found', () => {
  const places: [name: string, handler: string, files: Record<string, string>][] = [
    ['a CommonJS file', 'index.handler', { 'index.js': 'exports.handler = async () => "found"' }],
    ['a folder', 'src/app.run', { 'src/app.js': 'exports.run = async () => "found"' }],
    ['an ES module', 'index.handler', { 'index.mjs': 'export const handler = async () => "found"' }],
    ['an ES module by its package', 'index.handler', { 'package.json': '{"type":"module"}', 'index.js': 'export const handler = async () => "found"' }],
    ['a .cjs file', 'index.handler', { 'index.cjs': 'exports.handler = async () => "found"' }],
    ['an export within an export', 'index.api.get', { 'index.js': 'exports.api = { get: async () => "found" }' }],
    ['its own dependency', 'index.handler', {
      'index.js': 'const { word } = require("words"); exports.handler = async () => word',
      'node_modules/words/index.js': 'exports.word = "found"',
    }],
    ['top-level await', 'index.handler', { 'index.mjs': 'const word = await Promise.resolve("found"); export const handler = async () => word' }],
    ['the AWS SDK of the working directory', 'index.handler', {
      'index.js': 'const { LambdaClient } = require("@aws-sdk/client-lambda"); exports.handler = async () => typeof LambdaClient === "function" ? "found" : "?"',
    }],
  ];
  test.each(places)('%s', async (_, handler, files) => {
    const result = await start(functionOf(files, { handler })).call();
    expect(result.payload).toBe('"found"');
  });
});

describe('what goes wrong in a function', () => {
  const failures: [name: string, settings: Partial<FunctionConfiguration>, code: string, errorType: string, errorMessage: string | RegExp][] = [
    ['a rejection', {}, 'exports.handler = async () => { throw new TypeError("no") }', 'TypeError', 'no'],
    ['a throw', {}, 'exports.handler = () => { throw new Error("no") }', 'Error', 'no'],
    ['an error given to the callback', {}, 'exports.handler = (e, c, done) => done(new Error("no"))', 'Error', 'no'],
    ['something that is no error', {}, 'exports.handler = async () => { throw "no" }', 'string', 'no'],
    ['a crash outside of the handler', {}, 'exports.handler = () => new Promise(() => setTimeout(() => { throw new Error("later") }, 1))', 'Error', 'later'],
    ['a rejection that nobody handles', {}, 'exports.handler = () => { Promise.reject(new Error("lost")); return new Promise(() => setTimeout(() => {}, 500)) }',
      'Runtime.UnhandledPromiseRejection', 'Error: lost'],
    ['process.exit', {}, 'exports.handler = async () => process.exit(3)', 'Runtime.ExitError', /^RequestId: [-0-9a-f]{36} Error: Runtime exited with error: exit status 3$/],
    ['process.exit without a reason', {}, 'exports.handler = async () => process.exit(0)', 'Runtime.ExitError', /Error: Runtime exited without providing a reason$/],
    ['too much memory', { memorySize: 16 }, 'exports.handler = async () => { const all = []; for (;;) all.push(new Array(1e5).fill({})) }',
      'Runtime.ExitError', /Error: Runtime exited with error: signal: killed$/],
    ['a busy loop', { timeout: 0.2 }, 'exports.handler = async () => { for (;;); }', 'Sandbox.Timedout', /^RequestId: [-0-9a-f]{36} Error: Task timed out after 0.20 seconds$/],
    ['no such file', { handler: 'app.handler' }, '', 'Runtime.ImportModuleError', /^Error: Cannot find module 'app'\nRequire stack:/],
    ['no such dependency', {}, 'require("left-pad-2")', 'Runtime.ImportModuleError', /^Error: Cannot find module 'left-pad-2'/],
    ['no such export', { handler: 'index.handle' }, 'exports.handler = 1', 'Runtime.HandlerNotFound', 'index.handle is undefined or not exported'],
    ['an export that is no function', {}, 'exports.handler = 1', 'Runtime.HandlerNotFound', 'index.handler is not a function'],
    ['a handler without an export', { handler: 'index' }, '', 'Runtime.MalformedHandlerName', 'Bad handler'],
    ['a syntax error', {}, 'exports.handler = (', 'Runtime.UserCodeSyntaxError', /^SyntaxError: /],
    ['a throw while loading', {}, 'throw new RangeError("early")', 'RangeError', 'early'],
    ['an answer over 6 MB', {}, 'exports.handler = async () => "x".repeat(6291556)', 'Function.ResponseSizeTooLarge',
      'Response payload size exceeded maximum allowed payload size (6291556 bytes).'],
    ['an answer that is no JSON', {}, 'exports.handler = async () => { const a = {}; a.a = a; return a }', 'Error', 'Unable to stringify response body'],
  ];
  test.each(failures)('%s', async (_, settings, code, errorType, errorMessage) => {
    const result = await start(functionOf(code, settings)).call();
    expect(result.functionError).toBe('Unhandled');
    const error = JSON.parse(result.payload) as { errorType: string; errorMessage: string };
    expect(error.errorType).toBe(errorType);
    expect(error.errorMessage).toEqual(typeof errorMessage === 'string' ? errorMessage : expect.stringMatching(errorMessage));
  });

  test('the next invocation after a crash runs in a new environment', async () => {
    const { call } = start(functionOf('let n = 0; exports.handler = async (e) => { if (e.exit) process.exit(1); return ++n }'));
    expect((await call()).payload).toBe('1');
    expect((await call({ exit: true })).functionError).toBe('Unhandled');
    expect((await call()).payload).toBe('1');
  });

  test('an error carries its trace', async () => {
    const result = await start(functionOf('exports.handler = async () => { throw new Error("no") }')).call();
    expect((JSON.parse(result.payload) as { trace: string[] }).trace).toEqual(expect.arrayContaining(['Error: no', expect.stringContaining('index.js')]));
  });
});

describe('what Lambda refuses', () => {
  const refusals: [
    name: string, settings: Partial<FunctionConfiguration>, payload: string, arn: string | undefined, code: string, message: string,
  ][] = [
    ['an unknown function', {}, '{}', 'arn:aws:lambda:eu-west-1:123456789012:function:Other', 'ResourceNotFoundException',
      'Function not found: arn:aws:lambda:eu-west-1:123456789012:function:Other'],
    ['a runtime that does not run here', { runtime: 'python3.12' }, '{}', undefined, 'InvalidRuntimeException',
      "function 'Hello' has runtime 'python3.12'; only nodejs runtimes run here"],
    ['no concurrency left', { reservedConcurrentExecutions: 0 }, '{}', undefined, 'TooManyRequestsException', 'Rate Exceeded.'],
    ['a payload over 6 MB', {}, JSON.stringify('x'.repeat(6_291_455)), undefined, 'RequestTooLargeException',
      'Request must be smaller than 6291456 bytes for the InvokeFunction operation'],
  ];
  test.each(refusals)('%s', async (_, settings, payload, arn, code, message) => {
    const configuration = functionOf('exports.handler = async () => 1', settings);
    const { runtime } = start(configuration);
    await expect(runtime.invoke(arn ?? configuration.functionArn, payload)).rejects.toMatchObject({ code, message });
  });
});

describe('execution environments', () => {
  const counting = 'let n = 0; exports.handler = async (event) => { await new Promise((done) => setTimeout(done, event.wait ?? 0)); return ++n }';

  test('stay warm: module state persists', async () => {
    const { call } = start(functionOf(counting));
    expect([(await call()).payload, (await call()).payload]).toEqual(['1', '2']);
  });

  test('are capped; what is beyond waits', async () => {
    // Each waits until two environments have begun.
    const whoAmI = `const fs = require("fs"); exports.handler = async (folder) => { fs.writeFileSync(folder + "/" + process.pid, "");
      while (fs.readdirSync(folder).length < 2) await new Promise((done) => setTimeout(done, 5)); return process.pid }`;
    const folder = mkdtempSync(join(tmpdir(), 'gatehouse-environments-'));
    const { call } = start(functionOf(whoAmI, { timeout: 20 }), { maximumEnvironments: 2 });
    const results = await Promise.all([1, 2, 3, 4].map(() => call(folder)));
    expect(new Set(results.map(({ payload }) => payload)).size).toBe(2);
  });

  test('reserved concurrency is counted over what runs and what waits', async () => {
    const { call } = start(functionOf(counting, { reservedConcurrentExecutions: 2 }), { maximumEnvironments: 1 });
    const results = await Promise.allSettled([1, 2, 3].map(() => call()));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  });

  test('a qualifier reaches the same function', async () => {
    const configuration = functionOf('exports.handler = async (event, context) => context.invokedFunctionArn');
    const { runtime } = start(configuration);
    expect((await runtime.invoke(`${configuration.functionArn}:live`, '{}')).payload).toBe(JSON.stringify(`${configuration.functionArn}:live`));
  });

  test('an update lets what runs end with the old code', async () => {
    const configuration = functionOf('exports.handler = async () => { await new Promise((done) => setTimeout(done, 50)); return "old" }');
    const { runtime, call } = start(configuration);
    const old = call();
    runtime.update({ ...configuration, codeDirectory: functionOf('exports.handler = async () => "new"').codeDirectory });
    expect((await call()).payload).toBe('"new"');
    expect((await old).payload).toBe('"old"');
  });

  test('a removed function is not found', async () => {
    const configuration = functionOf(counting);
    const { runtime, call } = start(configuration);
    await call();
    runtime.remove(configuration.functionArn);
    await expect(call()).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
  });

  test('closing fails what runs and what waits', async () => {
    let begun = () => {};
    const running = new Promise<void>((resolve) => void (begun = resolve));
    const code = 'exports.handler = () => { console.log("begun"); return new Promise((done) => setTimeout(done, 60000)) }';
    const { runtime, call } = start(functionOf(code), { maximumEnvironments: 1, onLine: () => begun() });
    const results = Promise.allSettled([call(), call()]);
    await running;
    await runtime.close();
    expect((await results).map((result) => result.status === 'rejected' || result.value.functionError)).toEqual(['Unhandled', true]);
  });
});

describe('what the function sees', () => {
  test('its own environment and nothing of the host', async () => {
    process.env.GATEHOUSE_SECRET = 'host';
    const { call } = start(functionOf('exports.handler = async () => process.env', { environment: { TABLE: 'orders' } }), { environment: { AWS_ENDPOINT_URL: 'http://x' } });
    const environment = JSON.parse((await call()).payload) as Record<string, string>;
    delete process.env.GATEHOUSE_SECRET;
    expect(environment).toMatchObject({
      TABLE: 'orders',
      AWS_ENDPOINT_URL: 'http://x',
      AWS_REGION: 'eu-west-1',
      AWS_LAMBDA_FUNCTION_NAME: 'Hello',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      _HANDLER: 'index.handler',
    });
    expect(environment).not.toHaveProperty('GATEHOUSE_SECRET');
  });

  test('its context', async () => {
    const configuration = functionOf('exports.handler = async (event, context) => ({ ...context, left: context.getRemainingTimeInMillis() })');
    const context = JSON.parse((await start(configuration).call()).payload) as Record<string, unknown>;
    expect(context).toMatchObject({
      functionName: 'Hello',
      functionVersion: '$LATEST',
      invokedFunctionArn: configuration.functionArn,
      memoryLimitInMB: '128',
      awsRequestId: expect.stringMatching(/^[-0-9a-f]{36}$/),
      logGroupName: '/aws/lambda/Hello',
    });
    expect(context.left).toBeGreaterThan(1000);
    expect(context.left).toBeLessThanOrEqual(3000);
  });

  test('a timeout on the injected clock', async () => {
    const clock = new VirtualClock();
    const { call } = start(functionOf('exports.handler = (event) => event.hang ? new Promise((done) => setTimeout(done, 60000)) : Promise.resolve(1)'), { clock });
    expect((await call()).payload).toBe('1');
    const hanging = call({ hang: true });
    await new Promise((done) => setTimeout(done, 10));
    clock.advance(3000);
    expect(JSON.parse((await hanging).payload)).toMatchObject({ errorType: 'Sandbox.Timedout', errorMessage: expect.stringContaining('after 3.00 seconds') });
  });
});

describe('the log', () => {
  test('has what was written between START, END and REPORT, and goes to the sink', async () => {
    const lines: string[] = [];
    const configuration = functionOf('exports.handler = async () => { console.log("hello %d", 1); console.error({ a: 1 }); process.stdout.write("raw\\n") }');
    const { logs } = await start(configuration, { onLog: (arn, written) => lines.push(...written.map((line) => `${arn}|${line}`)) }).call();
    const id = '[-0-9a-f]{36}';
    const time = '\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z';
    expect(logs).toEqual([
      expect.stringMatching(`^START RequestId: ${id} Version: \\$LATEST$`),
      expect.stringMatching(`^${time}\t${id}\tINFO\thello 1$`),
      expect.stringMatching(`^${time}\t${id}\tERROR\t\\{ a: 1 \\}$`),
      'raw',
      expect.stringMatching(`^END RequestId: ${id}$`),
      expect.stringMatching(`^REPORT RequestId: ${id}\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\tInit Duration: [0-9.]+ ms$`),
    ]);
    expect(lines).toEqual(logs.map((line) => `${configuration.functionArn}|${line}`));
  });

  test('keeps what was written before a timeout', async () => {
    const { logs } = await start(functionOf('exports.handler = async () => { console.log("started"); for (;;); }', { timeout: 0.1 })).call();
    expect(logs[1]).toMatch(/INFO\tstarted$/);
    expect(logs[2]).toMatch(/ Task timed out after 0.10 seconds$/);
  });

  const reasons: [name: string, code: string, line: RegExp][] = [
    ['a rejection', 'exports.handler = async () => { throw new TypeError("no") }',
      /\t[-0-9a-f]{36}\tERROR\tInvoke Error \t\{"errorType":"TypeError","errorMessage":"no","stack":\["TypeError: no","    at /],
    ['a crash outside of the handler', 'exports.handler = () => new Promise(() => setTimeout(() => { throw new Error("later") }, 1))',
      /\tERROR\tUncaught Exception \t\{"errorType":"Error","errorMessage":"later",/],
    ['a rejection that nobody handles', 'exports.handler = () => { Promise.reject(new Error("lost")); return new Promise(() => setTimeout(() => {}, 500)) }',
      /\tERROR\tUnhandled Promise Rejection \t\{"errorType":"Runtime.UnhandledPromiseRejection",/],
    ['a dependency that is missing', 'require("left-pad-2")', /\tERROR\tUncaught Exception \t\{"errorType":"Runtime.ImportModuleError",/],
    ['process.exit', 'exports.handler = async () => process.exit(3)', /^RequestId: [-0-9a-f]{36} Error: Runtime exited with error: exit status 3$/],
  ];
  test.each(reasons)('says why the function failed: %s', async (_, code, expected) => {
    const { logs } = await start(functionOf(code)).call();
    expect(logs).toContainEqual(expect.stringMatching(expected));
  });

  test('has what was written while loading, before any request', async () => {
    const { logs } = await start(functionOf('console.warn("loading"); exports.handler = async () => 1')).call();
    expect(logs[1]).toMatch(/\tundefined\tWARN\tloading$/);
  });
});
