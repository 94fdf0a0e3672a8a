/** An error of the runtime itself rather than of the function: its name is the `errorType` that the caller sees. */
export class RuntimeError extends Error {
  constructor(readonly errorType: string, message: string) {
    super(message);
    this.name = errorType;
  }
}

function trace(error: Error): string[] {
  return (error.stack ?? '').split('\n');
}

/** The JSON that Lambda answers with for something that was thrown. */
export function errorPayload(thrown: unknown): string {
  if (thrown instanceof Error || isErrorLike(thrown)) {
    return JSON.stringify({ errorType: thrown.name, errorMessage: thrown.message, trace: trace(thrown) });
  }
  return JSON.stringify({ errorType: typeof thrown, errorMessage: String(thrown), trace: [] });
}

/** An error of another realm is no `instanceof Error`. */
function isErrorLike(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown && 'message' in thrown && 'stack' in thrown;
}

/** The JSON that Lambda answers with for a rejection that nobody handled. */
export function unhandledRejection(reason: unknown, promise: unknown): string {
  const error = reason instanceof Error ? reason : undefined;
  return JSON.stringify({
    errorType: 'Runtime.UnhandledPromiseRejection',
    errorMessage: error === undefined ? String(reason) : error.toString(),
    reason: error === undefined ? reason : { errorType: error.name, errorMessage: error.message, stack: trace(error) },
    promise: typeof promise === 'object' ? {} : undefined,
    trace: [`Runtime.UnhandledPromiseRejection: ${String(reason)}`, ...(error === undefined ? [] : trace(error).slice(1))],
  });
}
