import type { RestStageTarget } from '../../../src/gateway/directory';
import type { GatewayResponse, Header } from '../../../src/gateway/http';
import type { FunctionInvoker, InvocationResult } from '../../../src/gateway/lambda';
import { LambdaServiceError } from '../../../src/gateway/lambda';
import { handleRest, restEnvironment } from '../../../src/gateway/rest';
import type { BackendRequest, BackendResponse, RestEnvironmentOptions, RestMetric } from '../../../src/gateway/rest';
import { VirtualClock } from '../../../src/gateway/virtual-clock';
import type { Method, RestApiDefinition, RestStage } from '../../../src/model';

/** Handlers by function name, called in this process. */
export type Handlers = Readonly<Record<string, (event: never) => unknown>>;

class InProcessFunctions implements FunctionInvoker {
  constructor(private readonly handlers: Handlers) {}

  async invoke(functionArn: string, payload: string): Promise<InvocationResult> {
    const handler = this.handlers[functionArn.split(':')[6]];
    if (handler === undefined) throw new LambdaServiceError('ResourceNotFoundException', 404, `Function not found: ${functionArn}`);
    const logs = ['START RequestId: 11111111-2222-3333-4444-555555555555 Version: $LATEST'];
    try {
      return { payload: JSON.stringify(await handler(JSON.parse(payload) as never)) ?? 'null', logs };
    } catch (error) {
      if (error instanceof LambdaServiceError) throw error;
      const { name, message } = error as Error;
      return { payload: JSON.stringify({ errorType: name, errorMessage: message, trace: [] }), functionError: 'Unhandled', logs };
    }
  }
}

export function lambdaUri(functionName: string): string {
  return `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:${functionName}/invocations`;
}

/** An API from `'GET /orders/{id}'` to what is special about the method; without an integration it answers 200 by itself. */
export function definitionOf(routes: Readonly<Record<string, Partial<Method>>>, rest: Partial<RestApiDefinition> = {}): RestApiDefinition {
  const paths = new Map<string, Method[]>();
  for (const [route, method] of Object.entries(routes)) {
    const [httpMethod, path] = route.split(' ');
    paths.set(path, [...paths.get(path) ?? [], { httpMethod, integration: mock(), ...method }]);
  }
  return {
    resources: [...paths].map(([path, methods]) => ({ path, methods })),
    models: [],
    requestValidators: [],
    authorizers: [],
    gatewayResponses: [],
    documentationParts: [],
    ...rest,
  };
}

/** A mock integration that answers `text`. */
export function mock(text = '{"ok":true}'): Method['integration'] {
  return {
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    responses: [{ statusCode: '200', responseTemplates: { 'application/json': text } }],
  };
}

export function proxy(functionName = 'Echo'): Method['integration'] {
  return { type: 'AWS_PROXY', httpMethod: 'POST', uri: lambdaUri(functionName) };
}

export interface LocalApiOptions extends Partial<Omit<RestEnvironmentOptions, 'functions' | 'clock'>> {
  readonly handlers?: Handlers;
  readonly target?: Partial<RestStageTarget>;
  readonly settings?: Partial<RestStage>;
  readonly backend?: (request: BackendRequest) => Partial<BackendResponse> | Promise<Partial<BackendResponse>>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: Buffer;
  readonly raw: readonly Header[];
  header(name: string): string | undefined;
  json(): unknown;
}

/** A deployed stage without a socket, on a clock of its own. */
export class LocalApi {
  readonly clock = new VirtualClock('2026-11-23T10:00:00Z');
  readonly lines: string[] = [];
  readonly metrics: RestMetric[] = [];
  readonly backendRequests: BackendRequest[] = [];
  readonly target: RestStageTarget;
  private readonly env;

  constructor(definition: RestApiDefinition, { handlers = {}, target, settings, backend, ...environment }: LocalApiOptions = {}) {
    this.target = {
      apiId: 'abc123defg',
      accountId: '123456789012',
      region: 'eu-west-1',
      stageName: 'prod',
      deploymentId: 'd1',
      definition,
      settings: { key: 'stage', methodSettings: [], ...settings },
      variables: {},
      plans: [],
      ...target,
    };
    this.env = restEnvironment({
      functions: new InProcessFunctions(handlers),
      clock: this.clock,
      random: () => 0.5,
      accessLog: (_, line) => this.lines.push(line),
      metrics: (metric) => this.metrics.push(metric),
      fetch: async (request) => {
        this.backendRequests.push(request);
        return { statusCode: 200, headers: [], body: Buffer.alloc(0), ...await backend?.(request) };
      },
      ...environment,
    });
  }

  async request(route: string, { headers = {}, body = '', basePath }: {
    readonly headers?: Readonly<Record<string, string>> | readonly Header[];
    readonly body?: string | Buffer;
    readonly basePath?: string;
  } = {}): Promise<Answer> {
    const [method, url] = route.split(' ');
    const [path, query = ''] = url.split('?');
    return answerOf(await handleRest({
      method,
      path,
      query,
      headers: Array.isArray(headers) ? headers as readonly Header[] : Object.entries(headers),
      body: Buffer.from(body as string),
      sourceIp: '203.0.113.7',
      domainName: 'abc123defg.execute-api.localhost',
      protocol: 'HTTP/1.1',
      scheme: 'http',
      port: 4566,
      basePath,
    }, this.target, this.env));
  }
}

function answerOf({ statusCode, headers, body }: GatewayResponse): Answer {
  return {
    status: statusCode,
    text: body.toString('utf8'),
    body,
    raw: headers,
    header: (name) => headers.find(([candidate]) => candidate.toLowerCase() === name.toLowerCase())?.[1],
    json: () => JSON.parse(body.toString('utf8')) as unknown,
  };
}
