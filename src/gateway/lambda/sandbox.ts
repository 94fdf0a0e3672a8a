import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock';
import { functionEnvironment, logGroupName } from './environment';
import type { FunctionConfiguration } from './function';
import type { WorkerMessage, WorkerSetup } from './protocol';
import { workerFile } from './worker-file';
import { limitValue } from '../../limits';

/** What an invocation came to. */
export interface Outcome {
  readonly payload: string;
  readonly failed: boolean;
  /** What the function wrote. */
  readonly output: readonly string[];
  /** Milliseconds. */
  readonly duration: number;
  /** Milliseconds; only of an invocation that started the thread. */
  readonly initDuration?: number;
  /** Bytes. */
  readonly heapUsed: number;
}

interface Running {
  readonly requestId: string;
  readonly output: string[];
  started: number;
  cancelTimeout: () => void;
  settle(outcome: Outcome): void;
}

/** Milliseconds that loading the code may take. */
const INIT_TIMEOUT = 10_000;

/** One thread with one function's code in it: Lambda's execution environment. It runs one invocation at a time. */
export class Sandbox {
  private readonly worker: Worker;
  private readonly created = performance.now();
  private readonly earlyOutput: string[] = [];
  private running?: Running;
  private ready = false;
  private initDuration?: number;
  private heapUsed = 0;
  private broken = false;

  constructor(
    private readonly configuration: FunctionConfiguration,
    added: Readonly<Record<string, string>>,
    private readonly clock: Clock,
    onExit: () => void,
  ) {
    const logStreamName = `${new Date().toISOString().slice(0, 10).replaceAll('-', '/')}/[${configuration.version}]${randomUUID().replaceAll('-', '')}`;
    const setup: WorkerSetup = {
      codeDirectory: configuration.codeDirectory,
      handler: configuration.handler,
      functionName: configuration.functionName,
      functionVersion: configuration.version,
      memorySize: configuration.memorySize,
      maximumResponse: limitValue('lambda-sync-payload'),
      logGroupName: logGroupName(configuration),
      logStreamName,
    };
    this.worker = new Worker(workerFile(), {
      workerData: setup,
      env: functionEnvironment(configuration, logStreamName, added),
      argv: [],
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: configuration.memorySize },
    });
    this.worker.unref();
    this.worker.on('message', (message: WorkerMessage) => this.receive(message));
    this.worker.on('error', (error: Error & { code?: string }) => {
      this.broken = true;
      this.exited(`Runtime exited with error: ${error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'signal: killed' : error.message}`);
    });
    this.worker.on('exit', (code) => {
      this.broken = true;
      this.exited(code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`);
      onExit();
    });
  }

  /** False once the thread is lost, to a crash, a timeout or `process.exit`. */
  get usable(): boolean {
    return !this.broken;
  }

  /** Milliseconds of real time that the invocation takes are measured; its timeout runs on the injected clock. */
  invoke(requestId: string, functionArn: string, payload: string): Promise<Outcome> {
    return new Promise((settle) => {
      this.running = { requestId, output: this.earlyOutput.splice(0), started: performance.now(), cancelTimeout: () => {}, settle };
      this.startTimeout(this.ready ? 0 : INIT_TIMEOUT);
      this.worker.ref();
      this.worker.postMessage({ requestId, functionArn, payload, timeout: this.configuration.timeout * 1000 });
    });
  }

  /** Kills the thread. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private startTimeout(allowance: number): void {
    this.running!.cancelTimeout = this.clock.after(this.configuration.timeout * 1000 + allowance, () => {
      const { requestId, output } = this.running!;
      const text = `Task timed out after ${this.configuration.timeout.toFixed(2)} seconds`;
      output.push(`${new Date().toISOString()} ${requestId} ${text}`);
      void this.worker.terminate();
      this.broken = true;
      this.fail('Sandbox.Timedout', text);
    });
  }

  private receive(message: WorkerMessage): void {
    if (message.kind === 'log') {
      (this.running?.output ?? this.earlyOutput).push(message.line);
    } else if (message.kind === 'ready') {
      this.ready = true;
      this.initDuration = performance.now() - this.created;
      if (this.running === undefined) return;
      this.running.cancelTimeout();
      this.running.started = performance.now();
      this.startTimeout(0);
    } else {
      this.heapUsed = message.heapUsed;
      if (message.broken) {
        this.broken = true;
        void this.worker.terminate();
      }
      this.finish(message.payload, message.failed);
    }
  }

  private exited(text: string): void {
    this.running?.output.push(`RequestId: ${this.running.requestId} Error: ${text}`, 'Runtime.ExitError');
    this.fail('Runtime.ExitError', text);
  }

  private fail(errorType: string, text: string): void {
    if (this.running === undefined) return;
    this.finish(JSON.stringify({ errorType, errorMessage: `RequestId: ${this.running.requestId} Error: ${text}` }), true);
  }

  private finish(payload: string, failed: boolean): void {
    const { running } = this;
    if (running === undefined) return;
    this.running = undefined;
    running.cancelTimeout();
    this.worker.unref();
    running.settle({
      payload,
      failed,
      output: running.output,
      duration: performance.now() - running.started,
      initDuration: this.initDuration,
      heapUsed: this.heapUsed,
    });
    this.initDuration = undefined;
  }
}
