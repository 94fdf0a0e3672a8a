/** What an authorizer found out about a caller. */
export interface AuthorizerVerdict {
  readonly principalId: string;
  /** `$context.authorizer.…`: texts for a Lambda authorizer; with `claims` for a user pool. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly usageIdentifierKey?: string;
  /** Decides for each method; absent: everything is allowed. */
  readonly policy?: unknown;
}
