import { textOf, type Value } from '../../model';

/** Whether the URI of an integration or authorizer is that of a Lambda function. */
export function lambdaUri(uri: Value<string> | undefined): boolean {
  const text = textOf(uri);
  return typeof text === 'string' && text.includes(':lambda:path/') && /:lambda:path\/\d{4}-\d{2}-\d{2}\/functions\//.test(text);
}
