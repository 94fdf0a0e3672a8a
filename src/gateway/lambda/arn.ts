/** The ARN of the function itself: without a version or an alias. */
export function unqualified(functionArn: string): string {
  const parts = functionArn.split(':');
  return parts.length > 7 ? parts.slice(0, 7).join(':') : functionArn;
}

/** The function's name in its ARN. */
export function functionNameOf(functionArn: string): string {
  return functionArn.split(':')[6] ?? functionArn;
}

/**
 * The function's ARN in the URI of an integration or authorizer
 * (`arn:aws:apigateway:…:lambda:path/2015-03-31/functions/<arn>/invocations`); `undefined` for any other URI.
 */
export function functionArnOfUri(uri: string): string | undefined {
  return /^arn:[^:]*:apigateway:[^:]*:lambda:path\/.*?functions\/(.+)\/invocations/.exec(uri)?.[1];
}
