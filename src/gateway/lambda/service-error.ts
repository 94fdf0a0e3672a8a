/** The Lambda service itself refused the invocation; the function did not run. */
export class LambdaServiceError extends Error {
  constructor(
    /** As the Invoke API names it, such as `TooManyRequestsException`. */
    readonly code: string,
    /** HTTP status of the Invoke API. */
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = code;
  }
}
