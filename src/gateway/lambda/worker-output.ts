import { format } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import type { MessagePort } from 'node:worker_threads';
import type { WorkerMessage } from './protocol';

let port: MessagePort;
let requestId: string | undefined;

const LEVELS = { log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE' } as const;

function post(message: WorkerMessage): void {
  port.postMessage(message);
}

function line(text: string): void {
  post({ kind: 'log', line: text });
}

/** Sends what the function writes to the host as it is written, so that a thread that is killed loses nothing. */
export function captureOutput(to: MessagePort): void {
  port = to;
  for (const [method, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, string][]) {
    console[method] = (...values: unknown[]) => line(`${new Date().toISOString()}\t${requestId}\t${level}\t${format(...values)}`);
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = ((chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      line(text.endsWith('\n') ? text.slice(0, -1) : text);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') process.nextTick(callback as () => void);
      return true;
    }) as typeof stream.write;
  }
}

/** The invocation that lines are marked with from now on. */
export function outputBelongsTo(id: string): void {
  requestId = id;
}

/** Ends the invocation; why it failed stands in the log too, as it does on AWS: callers of an API are told nothing. */
export function report(result: { readonly failed: boolean; readonly broken: boolean; readonly payload: string }): void {
  if (result.failed) {
    const { trace: stack, ...error } = JSON.parse(result.payload) as { readonly errorType: string; readonly trace?: readonly string[] };
    line(`${new Date().toISOString()}\t${requestId}\tERROR\t${headline(error.errorType, result.broken)} \t${JSON.stringify({ ...error, stack })}`);
  }
  post({ kind: 'result', heapUsed: getHeapStatistics().used_heap_size, ...result });
}

function headline(errorType: string, broken: boolean): string {
  if (errorType === 'Runtime.UnhandledPromiseRejection') return 'Unhandled Promise Rejection';
  return broken ? 'Uncaught Exception' : 'Invoke Error';
}
