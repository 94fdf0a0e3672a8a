import type { Socket } from 'node:net';
import type { Invocation, Setup } from './protocol';
import { errorPayload } from './worker-error';
import type { Handler } from './worker-handler';
import { outputBelongsTo, report } from './worker-output';

interface Settled {
  readonly error?: unknown;
  readonly result?: unknown;
}

let begun: string | undefined;

/** The id of the last request that the handler was called for. */
export function lastBegun(): string | undefined {
  return begun;
}

/**
 * Calls the handler and reports its result exactly once: from a promise as it settles, from the callback when the event loop
 * is empty (or at once, when the function says so), and `null` when the loop runs empty without either.
 */
export function run(handler: Handler, message: Invocation, setup: Setup, control: Socket): void {
  const { requestId } = message;
  begun = requestId;
  outputBelongsTo(requestId);
  const started = performance.now();
  let finished = false;
  let called: Settled | undefined;

  const finish = (outcome: Settled): void => {
    if (finished) return;
    finished = true;
    process.off('beforeExit', whenEmpty);
    control.ref();
    const failed = 'error' in outcome;
    if (failed) report(requestId, { failed, broken: false, payload: errorPayload(outcome.error) });
    else reportResult(requestId, outcome.result, setup.maximumResponse);
  };
  const whenEmpty = (): void => finish(called ?? { result: null });
  const callback = (error?: unknown, result?: unknown): void => {
    called ??= error === undefined || error === null ? { result } : { error };
    if (!context.callbackWaitsForEmptyEventLoop) setImmediate(() => finish(called!));
  };
  const context = {
    callbackWaitsForEmptyEventLoop: true,
    functionName: setup.functionName,
    functionVersion: setup.functionVersion,
    invokedFunctionArn: message.functionArn,
    memoryLimitInMB: String(setup.memorySize),
    awsRequestId: requestId,
    logGroupName: setup.logGroupName,
    logStreamName: setup.logStreamName,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(message.timeout - (performance.now() - started))),
    done: callback,
    succeed: (result: unknown) => callback(undefined, result),
    fail: (error: unknown) => callback(error ?? 'handled'),
  };

  // While the handler runs, only its own work may keep the loop alive.
  process.on('beforeExit', whenEmpty);
  control.unref();
  try {
    const returned = handler(JSON.parse(message.payload), context, callback);
    if (isThenable(returned)) returned.then((result) => finish({ result }), (error: unknown) => finish({ error }));
  } catch (error) {
    finish({ error });
  }
}

function reportResult(requestId: string, result: unknown, maximum: number): void {
  let payload: string;
  try {
    payload = JSON.stringify(result) ?? 'null';
  } catch {
    report(requestId, { failed: true, broken: false, payload: errorPayload(new Error('Unable to stringify response body')) });
    return;
  }
  if (payload.length > maximum / 3 && Buffer.byteLength(payload) > maximum) {
    const errorMessage = `Response payload size exceeded maximum allowed payload size (${maximum} bytes).`;
    report(requestId, { failed: true, broken: false, payload: JSON.stringify({ errorType: 'Function.ResponseSizeTooLarge', errorMessage }) });
    return;
  }
  report(requestId, { failed: false, broken: false, payload });
}

function isThenable(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | undefined | null)?.then === 'function';
}
