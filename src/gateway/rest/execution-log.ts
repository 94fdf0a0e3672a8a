import { limitValue } from '../../limits';
import { known, type MethodSetting } from '../../model';
import type { GatewayResponse, Header } from '../http';
import type { Exchange } from './exchange';
import type { GatewayError } from './gateway-error';
import type { HeaderValues } from './parameters';

/** Bytes of a line; what is longer is cut and says so. */
const MAXIMUM_LINE = limitValue('log-event-size');
/** Of these only the last characters are logged. */
const SECRETS: ReadonlySet<string> = new Set(['authorization', 'x-api-key']);
/** Headers of a response that the execution log does not have. */
const IDS: ReadonlySet<string> = new Set(['x-amzn-requestid', 'x-amz-apigw-id']);

/** What one request writes to the execution log of its stage, or a test invocation answers. The texts are those that AWS was recorded to write. */
export class ExecutionLog {
  readonly lines: string[] = [];
  /** Whether the request itself is in it. */
  begun = false;

  constructor(private readonly level: 'ERROR' | 'INFO', private readonly dataTrace: boolean) {}

  error(text: string): void {
    this.lines.push(truncated(text));
  }

  info(text: string): void {
    if (this.level === 'INFO') this.error(text);
  }

  /** For headers and bodies. */
  data(text: () => string): void {
    if (this.dataTrace) this.info(text());
  }
}

/** The log that a stage's settings ask for, if any. */
export function executionLogOf({ loggingLevel, dataTraceEnabled }: MethodSetting): ExecutionLog | undefined {
  const level = known(loggingLevel);
  return level === 'INFO' || level === 'ERROR' ? new ExecutionLog(level, known(dataTraceEnabled) === true) : undefined;
}

/** Writes what the method got. */
export function logRequest({ execution, request, path, requestId, pathParameters, query }: Exchange, headers: HeaderValues): void {
  if (execution === undefined || execution.begun) return;
  execution.begun = true;
  execution.info(`Starting execution for request: ${requestId}`);
  execution.info(`HTTP Method: ${request.method}, Resource Path: ${path}`);
  execution.data(() => `Method request path: ${javaMap(Object.entries(pathParameters))}`);
  execution.data(() => `Method request query string: ${javaMap([...query].map(([name, values]) => [name, values.at(-1)!]))}`);
  execution.data(() => `Method request headers: ${headerMap([...headers.entries()].map(({ name, values }) => [name, values.join(',')]))}`);
  execution.data(() => `Method request body before transformations: ${bodyText(request.body)}`);
}

/** What goes to a backend. */
export interface EndpointRequest {
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: Buffer | string;
}

export function logEndpointRequest(execution: ExecutionLog, { url, headers, body }: EndpointRequest): void {
  execution.data(() => `Endpoint request URI: ${url}`);
  execution.data(() => `Endpoint request headers: ${headerMap(headers)}`);
  execution.data(() => `Endpoint request body after transformations: ${bodyText(body)}`);
  execution.info(`Sending request to ${url}`);
}

/** What a backend answered. */
export interface EndpointResponse {
  readonly statusCode: number;
  readonly headers: readonly Header[];
  readonly body: Buffer | string;
}

export function logEndpointResponse({ execution, integration }: Exchange, { statusCode, headers, body }: EndpointResponse): void {
  if (execution === undefined) return;
  execution.info(`Received response. Status: ${statusCode}, Integration latency: ${Math.round(integration.latency ?? 0)} ms`);
  execution.data(() => `Endpoint response headers: ${headerMap(headers)}`);
  execution.data(() => `Endpoint response body before transformations: ${bodyText(body)}`);
}

/** Writes what the method answers. */
export function logResponse(execution: ExecutionLog, { headers, body }: GatewayResponse): void {
  execution.data(() => `Method response body after transformations: ${bodyText(body)}`);
  execution.data(() => `Method response headers: ${headerMap(headers.filter(([name]) => !IDS.has(name.toLowerCase())))}`);
  execution.info('Successfully completed execution');
}

/** Writes why API Gateway answers instead of the backend. */
export function logFailure({ execution, requestId, headers }: Exchange, { responseType, statusCode, details, text }: GatewayError): void {
  if (execution === undefined || details.logged === true) return;
  const { reason, validationErrorString } = details;
  if (responseType === 'INTEGRATION_TIMEOUT') {execution.error('Execution failed due to a timeout error');} else if (responseType === 'INTEGRATION_FAILURE') {execution.error('Execution failed due to a network error communicating with endpoint');} else if (responseType === 'UNAUTHORIZED') {execution.error(`Unauthorized request: ${requestId}`);} else if (responseType === 'ACCESS_DENIED') {execution.error('The client is not authorized to perform this operation.');} else if (validationErrorString !== undefined) {
    const type = headers.get('Content-Type') ?? 'application/json';
    execution.error(`Request body does not match model schema for content type ${type}: ${validationErrorString}`);
  } else {
    execution.error(`Execution failed${statusCode < 500 ? '' : ' due to configuration error'}: ${details.executionText ?? reason ?? text ?? ''}`);
  }
}

/** Writes how the request ended. */
export function logCompletion({ execution, response, integration }: Exchange): void {
  if (execution === undefined || !execution.begun) return;
  execution.info(`Method completed with status: ${response!.statusCode}`);
  if (integration.requestId !== undefined) execution.info(`AWS Integration Endpoint RequestId : ${integration.requestId}`);
}

/** `{a=1, b=2}`, as Java prints a map. */
function javaMap(entries: Iterable<readonly [string, string]>): string {
  return `{${[...entries].map(([name, value]) => `${name}=${value}`).join(', ')}}`;
}

function headerMap(headers: readonly Header[]): string {
  return javaMap(headers.map(([name, value]) => [name, SECRETS.has(name.toLowerCase()) ? masked(value) : value]));
}

/** All but the last six characters. */
export function masked(secret: string): string {
  return `${'*'.repeat(Math.max(secret.length - 6, 0))}${secret.slice(-6)}`;
}

function bodyText(body: Buffer | string): string {
  if (typeof body === 'string') return body;
  const text = body.toString('utf8');
  return text.includes('\ufffd') ? '[Binary Data]' : text;
}

/** No character is cut in two. */
function truncated(text: string): string {
  if (text.length * 3 <= MAXIMUM_LINE || Buffer.byteLength(text) <= MAXIMUM_LINE) return text;
  return `${new TextDecoder().decode(Buffer.from(text).subarray(0, MAXIMUM_LINE), { stream: true })} [TRUNCATED]`;
}
