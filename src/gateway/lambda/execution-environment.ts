import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { functionEnvironment, logGroupName } from './environment';
import type { FunctionConfiguration } from './function';
import { OutputBuffer } from './output-buffer';
import type { ProcessSource } from './process-source';
import type { Message } from './protocol';
import type { ProcessListener, RuntimeProcess } from './runtime-process';
import { limitValue } from '../../limits';

/** What an invocation came to. */
export interface Outcome {
  readonly payload: string;
  readonly failed: boolean;
  /** What the function wrote. */
  readonly output: readonly string[];
  /** Milliseconds. */
  readonly duration: number;
  /** Milliseconds; only of an invocation that started the environment. */
  readonly initDuration?: number;
  /** Bytes. */
  readonly heapUsed: number;
}

/** The process was gone before the function began: another environment may run the invocation. */
export type NotBegun = 'not begun';

export interface EnvironmentOptions {
  readonly clock: Clock;
  readonly processes: ProcessSource;
  /** Added to the function's own environment variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** The code is loaded, or could not be, which the first invocation tells. */
  onReady(): void;
  /** A line of the function's log, as it is written. */
  onLine(line: string): void;
  /** @param output what no invocation will report any more */
  onEnd(output: readonly string[]): void;
}

interface Running {
  readonly requestId: string;
  started: number;
  cancelTimeout: () => void;
  settle(outcome: Outcome | NotBegun): void;
}

/** Milliseconds that loading the code may take. */
const INIT_TIMEOUT = 10_000;
/** Megabytes that a process has besides what its function uses: Node itself. */
const RUNTIME_MEMORY = 64;
const MEGABYTE = 1024 * 1024;

/** Lambda's execution environment: one process with one function's code in it, which runs one invocation at a time. */
export class ExecutionEnvironment implements ProcessListener {
  /** Milliseconds since 1970; while it has nothing to do. */
  idleSince = 0;
  private readonly process: RuntimeProcess;
  private readonly created = performance.now();
  private output = new OutputBuffer();
  private running?: Running;
  private ready = false;
  private initDuration?: number;
  private heapUsed = 0;
  private broken = false;
  /** The last request that the process says it has begun, once it has ended by itself. */
  private lastBegun?: string;
  /** Why the process ended before its function was loaded. */
  private failedInit?: string;
  private readonly cancelInitTimeout: () => void;

  constructor(private readonly configuration: FunctionConfiguration, private readonly options: EnvironmentOptions) {
    const logStreamName = `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[${configuration.version}]${randomUUID().replaceAll('-', '')}`;
    const environment = functionEnvironment(configuration, logStreamName, options.variables);
    this.process = options.processes.take(configuration.memorySize, environment);
    // A function may go on loading then, at the expense of the first invocation.
    this.cancelInitTimeout = options.clock.after(INIT_TIMEOUT, () => this.initialized());
    this.process.become({
      environment,
      codeDirectory: configuration.codeDirectory,
      hostDirectory: process.cwd(),
      handler: configuration.handler,
      functionName: configuration.functionName,
      functionVersion: configuration.version,
      memorySize: configuration.memorySize,
      maximumResponse: limitValue('lambda-sync-payload'),
      logGroupName: logGroupName(configuration),
      logStreamName,
    }, this);
  }

  /** False once the process is lost, to a crash, a timeout or `process.exit`. */
  get usable(): boolean {
    return !this.broken && this.process.listens;
  }

  /** Milliseconds of real time that the invocation takes are measured; its timeout runs on the injected clock. */
  invoke(requestId: string, functionArn: string, payload: string): Promise<Outcome | NotBegun> {
    return new Promise((settle) => {
      this.running = { requestId, started: performance.now(), cancelTimeout: () => {}, settle };
      if (this.failedInit !== undefined) return this.exited(this.failedInit);
      if (!this.usable) return this.settle('not begun');
      this.startTimeout();
      this.options.processes.watchMemory(this);
      this.process.keepHostAlive(true);
      this.process.invoke({ requestId, functionArn, payload, timeout: this.configuration.timeout * 1000 });
    });
  }

  /** Kills a function that uses more memory than it has. */
  checkMemory(): void {
    if (this.process.residentSize > (this.configuration.memorySize + RUNTIME_MEMORY) * MEGABYTE) this.process.kill();
  }

  /** Kills the process. */
  async close(): Promise<void> {
    this.broken = true;
    await this.process.close();
  }

  message(kind: Message, fields: readonly string[], text: string): void {
    if (kind === 'log') this.write(text);
    else if (kind === 'ready') this.initialized();
    else if (kind === 'exit') [this.lastBegun] = fields;
    else this.answered(fields, text);
  }

  write(line: string): void {
    this.output.add(line);
    this.options.onLine(line);
  }

  ended(reason?: string): void {
    this.broken = true;
    const { running } = this;
    if (running !== undefined && (reason === undefined || (this.lastBegun !== undefined && this.lastBegun !== running.requestId))) {
      this.settle('not begun');
    } else if (running !== undefined) {
      this.exited(reason!);
    }
    if (!this.ready) this.failedInit = reason;
    this.cancelInitTimeout();
    this.options.onEnd(this.output.lines);
  }

  private exited(reason: string): void {
    this.write(`RequestId: ${this.running!.requestId} Error: ${reason}`);
    this.write('Runtime.ExitError');
    this.fail('Runtime.ExitError', reason);
  }

  private initialized(): void {
    if (this.ready) return;
    this.ready = true;
    this.cancelInitTimeout();
    this.initDuration = performance.now() - this.created;
    this.options.onReady();
  }

  private answered([requestId, outcome, heapUsed]: readonly string[], payload: string): void {
    this.heapUsed = Number(heapUsed);
    if (outcome === 'broken') {
      this.broken = true;
      this.process.kill();
    }
    // An error that belongs to no invocation ends the environment and nothing else.
    if (requestId === this.running?.requestId) this.finish(payload, outcome !== 'ok');
  }

  private startTimeout(): void {
    this.running!.cancelTimeout = this.options.clock.after(this.configuration.timeout * 1000, () => {
      const text = `Task timed out after ${this.configuration.timeout.toFixed(2)} seconds`;
      this.write(`${new Date().toISOString()} ${this.running!.requestId} ${text}`);
      this.broken = true;
      this.process.kill();
      this.fail('Sandbox.Timedout', text);
    });
  }

  private fail(errorType: string, text: string): void {
    this.finish(JSON.stringify({ errorType, errorMessage: `RequestId: ${this.running!.requestId} Error: ${text}` }), true);
  }

  private finish(payload: string, failed: boolean): void {
    const output = this.output.lines;
    this.output = new OutputBuffer();
    const duration = performance.now() - this.running!.started;
    this.settle({ payload, failed, output, duration, initDuration: this.initDuration, heapUsed: this.heapUsed });
    this.initDuration = undefined;
  }

  private settle(outcome: Outcome | NotBegun): void {
    const running = this.running!;
    this.running = undefined;
    running.cancelTimeout();
    this.options.processes.unwatchMemory(this);
    this.process.keepHostAlive(false);
    running.settle(outcome);
  }
}
