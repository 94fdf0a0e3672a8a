/** What the host sends to a worker: one invocation. The next follows only after the answer to this one. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly functionArn: string;
  /** JSON text. */
  readonly payload: string;
  /** Milliseconds that the invocation may take. */
  readonly timeout: number;
}

/** What a worker is started with. */
export interface WorkerSetup {
  readonly codeDirectory: string;
  readonly handler: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly memorySize: number;
  /** The largest answer, in bytes. */
  readonly maximumResponse: number;
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** What a worker sends to the host. */
export type WorkerMessage =
  /** The handler is loaded; invocations start to count. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'log'; readonly line: string }
  | {
    readonly kind: 'result';
    /** JSON text of the result, or of the error. */
    readonly payload: string;
    readonly failed: boolean;
    /** The worker cannot be used again. */
    readonly broken: boolean;
    /** Bytes of the worker's heap in use. */
    readonly heapUsed: number;
  };
