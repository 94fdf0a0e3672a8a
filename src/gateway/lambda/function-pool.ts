import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { ExecutionEnvironment, type Outcome } from './execution-environment';
import type { FunctionConfiguration, InvocationResult } from './function';
import type { ProcessSource } from './process-source';
import { reportLines } from './report-lines';
import { LambdaServiceError } from './service-error';

export interface PoolOptions {
  readonly clock: Clock;
  readonly processes: ProcessSource;
  /** Execution environments of one function at most; further invocations wait. */
  readonly maximumEnvironments: number;
  /** Added to every function's environment variables. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onLog?: (functionArn: string, lines: readonly string[]) => void;
  readonly onLine?: (functionArn: string, line: string) => void;
}

interface Waiting {
  start(environment: ExecutionEnvironment): void;
  reject(error: Error): void;
}

/** Milliseconds after which an environment that has nothing to do ends. AWS keeps them for some minutes too. */
const IDLE_TIMEOUT = 10 * 60_000;
/** Environments that may be gone before an invocation begins, until it is given up. */
const ATTEMPTS = 3;

/**
 * The execution environments of one function. They are kept warm: what a module remembers, the next invocation in the same
 * environment finds. An invocation that finds none idle starts one, and runs in whichever is free first.
 */
export class FunctionPool {
  /** The one that was used last is at the end. */
  private readonly idle: ExecutionEnvironment[] = [];
  private readonly all = new Set<ExecutionEnvironment>();
  private readonly starting = new Set<ExecutionEnvironment>();
  private cancelReaping?: () => void;
  private readonly queue: Waiting[] = [];
  private concurrency = 0;
  private state: 'open' | 'retired' | 'closed' = 'open';

  constructor(private readonly configuration: FunctionConfiguration, private readonly options: PoolOptions) {}

  async invoke(functionArn: string, payload: string): Promise<InvocationResult> {
    const { reservedConcurrentExecutions: reserved, functionName, runtime } = this.configuration;
    if (reserved !== undefined && this.concurrency >= reserved) throw new LambdaServiceError('TooManyRequestsException', 429, 'Rate Exceeded.');
    if (!runtime.startsWith('nodejs')) {
      throw new LambdaServiceError('InvalidRuntimeException', 502, `function '${functionName}' has runtime '${runtime}'; only nodejs runtimes run here`);
    }
    this.concurrency += 1;
    try {
      return await this.run(functionArn, payload);
    } finally {
      this.concurrency -= 1;
    }
  }

  /** Nothing runs any more. */
  get drained(): boolean {
    return this.all.size === 0;
  }

  /** Lets what runs or waits come to its end, then stops every environment. */
  retire(): void {
    if (this.state === 'open') this.state = 'retired';
    for (const environment of this.idle.splice(0)) this.stop(environment);
  }

  /** Stops every environment now; what runs or waits fails. */
  async close(): Promise<void> {
    this.state = 'closed';
    for (const waiting of this.queue.splice(0)) waiting.reject(closed());
    await Promise.all([...this.all].map((environment) => environment.close()));
  }

  private async run(functionArn: string, payload: string): Promise<InvocationResult> {
    const requestId = randomUUID();
    const outcome = await this.attempt(requestId, functionArn, payload);
    const logs = reportLines(this.configuration, requestId, outcome);
    this.options.onLog?.(this.configuration.functionArn, logs);
    return outcome.failed ? { payload: outcome.payload, functionError: 'Unhandled', logs } : { payload: outcome.payload, logs };
  }

  private async attempt(requestId: string, functionArn: string, payload: string): Promise<Outcome> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const environment = await this.acquire();
      const outcome = await environment.invoke(requestId, functionArn, payload);
      this.release(environment);
      if (outcome !== 'not begun') return outcome;
    }
    const text = 'Runtime exited without providing a reason';
    const error = { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: ${text}` };
    return { payload: JSON.stringify(error), failed: true, output: [], duration: 0, heapUsed: 0 };
  }

  private acquire(): ExecutionEnvironment | Promise<ExecutionEnvironment> {
    if (this.state === 'closed') throw closed();
    for (let environment = this.idle.pop(); environment !== undefined; environment = this.idle.pop()) {
      if (environment.usable) return environment;
    }
    return new Promise((start, reject) => {
      this.queue.push({ start, reject });
      this.openForQueue();
    });
  }

  /** Starts as many environments as there are invocations waiting for one, within the bounds. */
  private openForQueue(): void {
    while (this.state !== 'closed' && this.starting.size < this.queue.length && this.all.size < this.options.maximumEnvironments) this.open();
  }

  private open(): void {
    const { clock, processes, environment: variables, onLine } = this.options;
    const { functionArn, memorySize } = this.configuration;
    const environment: ExecutionEnvironment = new ExecutionEnvironment(this.configuration, {
      clock,
      processes,
      variables,
      onReady: () => {
        this.starting.delete(environment);
        this.release(environment);
        processes.prepare(memorySize);
      },
      onLine: (line) => onLine?.(functionArn, line),
      onEnd: (output) => this.ended(environment, output),
    });
    this.all.add(environment);
    this.starting.add(environment);
  }

  private release(environment: ExecutionEnvironment): void {
    if (!environment.usable) return;
    const next = this.queue.shift();
    if (next !== undefined) next.start(environment);
    else if (this.state === 'open') this.rest(environment);
    else this.stop(environment);
  }

  private rest(environment: ExecutionEnvironment): void {
    environment.idleSince = this.options.clock.now();
    this.idle.push(environment);
    if (this.cancelReaping === undefined) this.reapLater(IDLE_TIMEOUT);
  }

  /** One timer for all: setting one for each invocation costs more than the rest of the bookkeeping. */
  private reapLater(after: number): void {
    this.cancelReaping = this.options.clock.after(after, () => {
      const { clock } = this.options;
      while (this.idle.length > 0 && clock.now() - this.idle[0].idleSince >= IDLE_TIMEOUT) this.stop(this.idle.shift()!);
      this.cancelReaping = undefined;
      if (this.idle.length > 0) this.reapLater(this.idle[0].idleSince + IDLE_TIMEOUT - clock.now());
    });
  }

  private stopReaping(): void {
    this.cancelReaping?.();
    this.cancelReaping = undefined;
  }

  private stop(environment: ExecutionEnvironment): void {
    void environment.close();
  }

  private ended(environment: ExecutionEnvironment, output: readonly string[]): void {
    this.all.delete(environment);
    const index = this.idle.indexOf(environment);
    if (index >= 0) this.idle.splice(index, 1);
    if (this.all.size === 0) this.stopReaping();
    // What ended before it was ready fails an invocation, as on AWS: another would end the same way.
    const failing = this.starting.delete(environment) ? this.queue.shift() : undefined;
    if (failing !== undefined) failing.start(environment);
    else if (output.length > 0) this.options.onLog?.(this.configuration.functionArn, output);
    this.openForQueue();
  }
}

function closed(): LambdaServiceError {
  return new LambdaServiceError('ServiceException', 500, 'the runtime is closed');
}
