/** A Lambda function that can be run here. */
export interface FunctionConfiguration {
  readonly functionArn: string;
  readonly functionName: string;
  /** Folder with the unpacked code. */
  readonly codeDirectory: string;
  /** `file.export`, as Lambda writes it. */
  readonly handler: string;
  /** Such as `nodejs22.x`. Only Node runtimes run; others answer with the reason. */
  readonly runtime: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly timeout: number;
  /** Megabytes. */
  readonly memorySize: number;
  readonly version: string;
  readonly reservedConcurrentExecutions?: number;
}

export interface InvocationResult {
  /** JSON text, as the function returned it; an error object when `functionError` is set. */
  readonly payload: string;
  readonly functionError?: 'Unhandled' | 'Handled';
  /** What the function wrote and the START, END and REPORT lines. */
  readonly logs: readonly string[];
}

/** Runs functions. The runtime behind it is replaceable: the gateway knows only this. */
export interface FunctionInvoker {
  /** @param functionArn with or without a version or alias qualifier */
  invoke(functionArn: string, payload: string): Promise<InvocationResult>;
}
