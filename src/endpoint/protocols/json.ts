import { AwsError } from '../service';
import type { CallContext, Service, ServiceRequest, ServiceResponse } from '../service';
import type { Protocol } from './protocol';

/** The input of a JSON operation. */
export type JsonInput = Readonly<Record<string, unknown>>;

/** One operation: input and caller in, output out. */
export type JsonOperation = (input: JsonInput, context: CallContext) => object | Promise<object>;

/** Writes a JSON answer of the 1.0 and 1.1 protocols, which differ in nothing but the content type. */
export function jsonProtocol(version: '1.0' | '1.1'): Protocol & { answer(output: object, requestId: string): ServiceResponse } {
  const respond = (status: number, body: object, requestId: string): ServiceResponse => ({
    status,
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-requestid': requestId },
    body: JSON.stringify(body),
  });
  return {
    answer: (output, requestId) => respond(200, output, requestId),
    error: (error, requestId) => respond(error.status, { __type: error.code, message: error.message, ...error.members }, requestId),
  };
}

/** The operation in `X-Amz-Target: Service_20140328.CreateLogGroup`. */
export function targetOperation(request: ServiceRequest): string {
  return (request.headers['x-amz-target'] ?? '').split('.').pop() ?? '';
}

/** Parses a JSON body; an empty one is `{}`. */
export function jsonBody(request: ServiceRequest): JsonInput {
  if (request.body.length === 0) return {};
  try {
    const parsed: unknown = JSON.parse(request.body.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as JsonInput;
  } catch { /* the same answer as for a body that is no object */ }
  throw new AwsError('SerializationException', 'the request body is not a JSON object');
}

/** A service that speaks JSON 1.0 or 1.1: the operation is in a header, everything else in the body. */
export function jsonService(name: string, version: '1.0' | '1.1', operations: Readonly<Record<string, JsonOperation>>): Service {
  const protocol = jsonProtocol(version);
  return {
    name,
    protocol,
    async handle(request, context) {
      const operation = targetOperation(request);
      if (!Object.hasOwn(operations, operation)) {
        throw new AwsError('UnknownOperationException', `${name} ${operation} is not emulated by the local endpoint`, 501);
      }
      return protocol.answer(await operations[operation](jsonBody(request), context), context.requestId);
    },
  };
}

/** A string member that must be there; the error is the one that AWS's input validation gives. */
export function requiredString(input: JsonInput, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new AwsError('ValidationException', `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`);
}

export function optionalString(input: JsonInput, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' ? value : undefined;
}

export function optionalNumber(input: JsonInput, name: string): number | undefined {
  const value = input[name];
  return typeof value === 'number' ? value : undefined;
}

/** The strings of a list; empty when it is absent. */
export function stringList(input: JsonInput, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
