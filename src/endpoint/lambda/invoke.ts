import { functionArn } from './function-record';
import type { Functions, QualifiedFunction } from './functions';
import { LambdaServiceError } from '../../gateway/lambda/service-error';
import { restJson } from '../protocols/rest-json';
import type { RestCall } from '../protocols/rest-json';
import { AwsError } from '../service';
import type { ServiceResponse } from '../service';

/** Largest part of the log that `LogType: Tail` gives back, in bytes. */
const TAIL_BYTES = 4096;

/** The Invoke operation: waits for the answer, only starts it (`Event`), or only checks (`DryRun`). */
export async function invoke(functions: Functions, { record, qualifier }: QualifiedFunction, { request }: RestCall): Promise<ServiceResponse> {
  const { version } = functions.version(record, qualifier);
  const arn = functionArn(record, record.name, qualifier);
  const payload = request.body.length === 0 ? '{}' : request.body.toString('utf8');
  assertJson(payload);
  const type = request.headers['x-amz-invocation-type'] ?? 'RequestResponse';
  if (type === 'DryRun') return restJson(204);
  if (type === 'Event') {
    // The caller has its answer already; what goes wrong is in the function's log.
    functions.invoke(arn, payload).catch(() => undefined);
    return { status: 202, headers: {}, body: '' };
  }
  const result = await functions.invoke(arn, payload).catch((error: unknown) => {
    throw error instanceof LambdaServiceError ? new AwsError(error.code, error.message, error.status, { Type: 'User' }) : error;
  });
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amz-executed-version': version,
      ...(result.functionError === undefined ? {} : { 'x-amz-function-error': result.functionError }),
      ...(request.headers['x-amz-log-type'] === 'Tail' ? { 'x-amz-log-result': tail(result.logs) } : {}),
    },
    body: result.payload,
  };
}

function tail(lines: readonly string[]): string {
  return Buffer.from(`${lines.join('\n')}\n`).subarray(-TAIL_BYTES).toString('base64');
}

function assertJson(payload: string): void {
  try {
    JSON.parse(payload);
  } catch (error) {
    throw new AwsError('InvalidRequestContentException', `Could not parse request body into json: ${(error as Error).message}`, 400, { Type: 'User' });
  }
}
