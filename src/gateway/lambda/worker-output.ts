import { format } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import { send } from './worker-channel';

let requestId: string | undefined;

const LEVELS = { log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE' } as const;

/** Characters of one line; a log event of CloudWatch has at most a quarter of that. */
const MAXIMUM_LINE = 1024 * 1024;

function line(text: string): void {
  send('log', [], text.length > MAXIMUM_LINE ? text.slice(0, MAXIMUM_LINE) : text);
}

/** Sends what the function writes to the host as it is written, so that a process that is killed loses nothing. */
export function captureOutput(): void {
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
export function report(id: string | undefined, result: { readonly failed: boolean; readonly broken: boolean; readonly payload: string }): void {
  if (result.failed) {
    const { trace: stack, ...error } = JSON.parse(result.payload) as { readonly errorType: string; readonly trace?: readonly string[] };
    line(`${new Date().toISOString()}\t${requestId}\tERROR\t${headline(error.errorType, result.broken)} \t${JSON.stringify({ ...error, stack })}`);
  }
  const outcome = result.broken ? 'broken' : result.failed ? 'failed' : 'ok';
  send('answer', [id ?? '-', outcome, getHeapStatistics().used_heap_size], result.payload);
}

function headline(errorType: string, broken: boolean): string {
  if (errorType === 'Runtime.UnhandledPromiseRejection') return 'Unhandled Promise Rejection';
  return broken ? 'Uncaught Exception' : 'Invoke Error';
}
