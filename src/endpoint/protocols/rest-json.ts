import { AwsError } from '../service';
import type { CallContext, Service, ServiceRequest, ServiceResponse } from '../service';
import { jsonBody } from './json';
import type { JsonInput } from './json';
import type { Protocol } from './protocol';

/** A call as an operation of a REST service sees it. */
export interface RestCall {
  /** Path parameters, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly request: ServiceRequest;
  readonly context: CallContext;
  /** The body as a JSON object; throws a `SerializationException` when it is none. */
  json(): JsonInput;
}

/** What an operation answers: an object for a 200 with JSON, or a whole response. */
export type RestAnswer = object | ServiceResponse | undefined;
export type RestOperation = (call: RestCall) => RestAnswer | Promise<RestAnswer>;

/** `GET /restapis/{restapi_id}` to its operation. `{name+}` takes the rest of the path. */
export type RestRoutes = Readonly<Record<string, RestOperation>>;

export const REST_JSON: Protocol = {
  error: (error, requestId) => restJson(error.status, { message: error.message, ...error.members }, {
    'x-amzn-errortype': error.code, 'x-amzn-requestid': requestId,
  }),
};

/** A response with a JSON body; without one when `body` is `undefined`. */
export function restJson(status: number, body?: object, headers: Readonly<Record<string, string>> = {}): ServiceResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: body === undefined ? '' : JSON.stringify(body) };
}

/** A service that speaks rest-json. An operation's plain object is answered with 200, `undefined` with 204. */
export function restJsonService(options: Pick<Service, 'name' | 'pathPrefix' | 'maxBodyBytes'> & { readonly routes: RestRoutes }): Service {
  const routes = Object.entries(options.routes).map(([route, operation]) => compile(route, operation));
  return {
    name: options.name,
    pathPrefix: options.pathPrefix,
    maxBodyBytes: options.maxBodyBytes,
    protocol: REST_JSON,
    async handle(request, context) {
      for (const { method, pattern, names, operation } of routes) {
        const match = method === request.method ? pattern.exec(request.path) : null;
        if (match === null) continue;
        const path = Object.fromEntries(names.map((name, index) => [name, decodeSegment(match[index + 1])]));
        const answer = await operation({ path, query: request.query, request, context, json: () => jsonBody(request) });
        return withRequestId(toResponse(answer), context.requestId);
      }
      throw new AwsError('UnknownOperationException', `${options.name} ${request.method} ${request.path} is not emulated by the local endpoint`, 501);
    },
  };
}

function compile(route: string, operation: RestOperation) {
  const [method, template] = route.split(' ');
  const names: string[] = [];
  const source = template.replace(/\/$/, '').replace(/\{(\w+)(\+?)\}/g, (_, name: string, greedy: string) => {
    names.push(name);
    return greedy === '+' ? '(.+)' : '([^/]+)';
  });
  return { method, names, operation, pattern: new RegExp(`^${source}/?$`) };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AwsError('BadRequestException', `the path segment '${segment}' is not percent-encoded correctly`);
  }
}

function toResponse(answer: RestAnswer): ServiceResponse {
  if (answer === undefined) return restJson(204);
  return isResponse(answer) ? answer : restJson(200, answer);
}

function isResponse(answer: object): answer is ServiceResponse {
  return 'status' in answer && 'headers' in answer && 'body' in answer;
}

function withRequestId(response: ServiceResponse, requestId: string): ServiceResponse {
  return { ...response, headers: { 'x-amzn-requestid': requestId, ...response.headers } };
}
