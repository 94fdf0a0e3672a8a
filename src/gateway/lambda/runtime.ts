import type { Clock } from '../clock';
import { SystemClock } from '../system-clock';
import { unqualified } from './arn';
import type { FunctionConfiguration, FunctionInvoker, InvocationResult } from './function';
import { FunctionPool } from './function-pool';
import { ProcessSource } from './process-source';
import { LambdaServiceError } from './service-error';

export interface LambdaRuntimeOptions {
  /** What timeouts run on. Defaults to the system's clock. */
  readonly clock?: Clock;
  /** Execution environments of one function at most; further invocations wait. Defaults to 4. */
  readonly maximumEnvironments?: number;
  /** Added to every function's environment, such as `AWS_ENDPOINT_URL`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Every line of every function's log, those of one invocation at once. */
  readonly onLog?: (functionArn: string, lines: readonly string[]) => void;
  /** A line that a function writes, at once: before its invocation ends. */
  readonly onLine?: (functionArn: string, line: string) => void;
}

/** The largest synchronous request, in bytes: a hundred less than the largest answer, which is what the catalogue has. */
const MAXIMUM_REQUEST = 6_291_456;

/**
 * Runs Lambda functions written for Node in processes of their own: whatever a function does ends at most its process. That is
 * no security boundary: the processes are the user's, with the user's rights.
 */
export class LambdaRuntime implements FunctionInvoker {
  private readonly pools = new Map<string, FunctionPool>();
  private readonly clock: Clock;
  private readonly processes = new ProcessSource();
  /** Removed or replaced, but still at work. */
  private retired: FunctionPool[] = [];

  constructor(private readonly options: LambdaRuntimeOptions = {}) {
    this.clock = options.clock ?? new SystemClock();
  }

  /** Makes a function known, or replaces it: what runs ends with the code it started with. A process may start ahead, but runs none of its code before the first invocation. */
  register(configuration: FunctionConfiguration): void {
    this.remove(configuration.functionArn);
    this.pools.set(configuration.functionArn, new FunctionPool(configuration, {
      clock: this.clock,
      processes: this.processes,
      maximumEnvironments: this.options.maximumEnvironments ?? 4,
      environment: this.options.environment ?? {},
      onLog: this.options.onLog,
      onLine: this.options.onLine,
    }));
    if (configuration.runtime.startsWith('nodejs')) this.processes.prepare(configuration.memorySize);
  }

  /** The same as `register`: new code or configuration, new environments. */
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

  /** Stops every process. */
  async close(): Promise<void> {
    const pools = [...this.pools.values(), ...this.retired.splice(0)];
    this.pools.clear();
    await Promise.all([this.processes.close(), ...pools.map((pool) => pool.close())]);
  }
}
