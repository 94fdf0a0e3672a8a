import type { Clock } from '../clock';
import { SystemClock } from '../system-clock';
import { unqualified } from './arn';
import type { FunctionConfiguration, FunctionInvoker, InvocationResult } from './function';
import { FunctionPool } from './function-pool';
import { LambdaServiceError } from './service-error';

export interface LambdaRuntimeOptions {
  /** What timeouts run on. Defaults to the system's clock. */
  readonly clock?: Clock;
  /** Threads of one function at most; further invocations wait. Defaults to 4. */
  readonly maximumThreads?: number;
  /** Added to every function's environment, such as `AWS_ENDPOINT_URL`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Every line of every function's log, those of one invocation at once. */
  readonly onLog?: (functionArn: string, lines: readonly string[]) => void;
}

/** The largest synchronous request, in bytes: a hundred less than the largest answer, which is what the catalogue has. */
const MAXIMUM_REQUEST = 6_291_456;

/**
 * Runs Lambda functions written for Node in worker threads: each function has its own threads, environment and log. A thread
 * is not a virtual machine: the working directory, `/tmp` and native add-ons are shared with the host.
 */
export class LambdaRuntime implements FunctionInvoker {
  private readonly pools = new Map<string, FunctionPool>();
  private readonly clock: Clock;
  /** Removed or replaced, but still at work. */
  private retired: FunctionPool[] = [];

  constructor(private readonly options: LambdaRuntimeOptions = {}) {
    this.clock = options.clock ?? new SystemClock();
  }

  /** Makes a function known, or replaces it: what runs ends with the code it started with. No thread starts before the first invocation. */
  register(configuration: FunctionConfiguration): void {
    this.remove(configuration.functionArn);
    this.pools.set(configuration.functionArn, new FunctionPool(configuration, {
      clock: this.clock,
      maximumThreads: this.options.maximumThreads ?? 4,
      environment: this.options.environment ?? {},
      onLog: this.options.onLog,
    }));
  }

  /** The same as `register`: new code or configuration, new threads. */
  update(configuration: FunctionConfiguration): void {
    this.register(configuration);
  }

  remove(functionArn: string): void {
    const pool = this.pools.get(functionArn);
    if (pool === undefined) return;
    pool.retire();
    this.pools.delete(functionArn);
    this.retired = [...this.retired.filter(({ drained }) => !drained), pool];
  }

  /** @throws LambdaServiceError when the function did not run: unknown, throttled, payload too large, or not a Node function */
  async invoke(functionArn: string, payload: string): Promise<InvocationResult> {
    const pool = this.pools.get(functionArn) ?? this.pools.get(unqualified(functionArn));
    if (pool === undefined) throw new LambdaServiceError('ResourceNotFoundException', 404, `Function not found: ${functionArn}`);
    if (payload.length > MAXIMUM_REQUEST / 3 && Buffer.byteLength(payload) > MAXIMUM_REQUEST) {
      const text = `Request must be smaller than ${MAXIMUM_REQUEST} bytes for the InvokeFunction operation`;
      throw new LambdaServiceError('RequestTooLargeException', 413, text);
    }
    return pool.invoke(functionArn, payload);
  }

  /** Stops every thread. */
  async close(): Promise<void> {
    const pools = [...this.pools.values(), ...this.retired.splice(0)];
    this.pools.clear();
    await Promise.all(pools.map((pool) => pool.close()));
  }
}
