import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { FunctionConfiguration, InvocationResult } from './function';
import { reportLines } from './report-lines';
import { Sandbox } from './sandbox';
import { LambdaServiceError } from './service-error';

export interface PoolOptions {
  readonly clock: Clock;
  /** Threads of one function at most; further invocations wait. */
  readonly maximumThreads: number;
  /** Added to every function's environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onLog?: (functionArn: string, lines: readonly string[]) => void;
}

interface Waiting {
  start(sandbox: Sandbox): void;
  reject(error: Error): void;
}

/** The threads of one function. They are kept warm: what a module remembers, the next invocation in the same thread finds. */
export class FunctionPool {
  private readonly idle: Sandbox[] = [];
  private readonly all = new Set<Sandbox>();
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
      return await this.run(await this.acquire(), functionArn, payload);
    } finally {
      this.concurrency -= 1;
    }
  }

  /** Nothing runs any more. */
  get drained(): boolean {
    return this.all.size === 0;
  }

  /** Lets what runs or waits come to its end, then stops every thread. */
  retire(): void {
    if (this.state === 'open') this.state = 'retired';
    for (const sandbox of this.idle.splice(0)) void sandbox.close();
  }

  /** Stops every thread now; what runs or waits fails. */
  async close(): Promise<void> {
    this.state = 'closed';
    for (const waiting of this.queue.splice(0)) waiting.reject(new LambdaServiceError('ServiceException', 500, 'the runtime is closed'));
    await Promise.all([...this.all].map((sandbox) => sandbox.close()));
  }

  private async run(sandbox: Sandbox, functionArn: string, payload: string): Promise<InvocationResult> {
    const requestId = randomUUID();
    const outcome = await sandbox.invoke(requestId, functionArn, payload);
    this.release(sandbox);
    const logs = reportLines(this.configuration, requestId, outcome);
    this.options.onLog?.(this.configuration.functionArn, logs);
    return outcome.failed ? { payload: outcome.payload, functionError: 'Unhandled', logs } : { payload: outcome.payload, logs };
  }

  private acquire(): Sandbox | Promise<Sandbox> {
    if (this.state === 'closed') throw new LambdaServiceError('ServiceException', 500, 'the runtime is closed');
    const sandbox = this.idle.pop();
    if (sandbox !== undefined) return sandbox;
    if (this.all.size < this.options.maximumThreads) return this.open();
    return new Promise((start, reject) => this.queue.push({ start, reject }));
  }

  private open(): Sandbox {
    const sandbox = new Sandbox(this.configuration, this.options.environment, this.options.clock, () => this.lost(sandbox));
    this.all.add(sandbox);
    return sandbox;
  }

  private release(sandbox: Sandbox): void {
    if (!sandbox.usable) return;
    const next = this.queue.shift();
    if (next !== undefined) next.start(sandbox);
    else if (this.state === 'open') this.idle.push(sandbox);
    else void sandbox.close();
  }

  private lost(sandbox: Sandbox): void {
    this.all.delete(sandbox);
    const index = this.idle.indexOf(sandbox);
    if (index >= 0) this.idle.splice(index, 1);
    if (this.state !== 'closed') this.queue.shift()?.start(this.open());
  }
}
