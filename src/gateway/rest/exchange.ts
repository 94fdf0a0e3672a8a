import { HEADERS_NOT_RECEIVED } from '../../limits';
import type { MethodSetting, RestApiDefinition } from '../../model';
import type { Overrides } from '../../vtl';
import type { RestStageTarget } from '../directory';
import type { GatewayRequest, GatewayResponse, Header } from '../http';
import type { AuthorizerVerdict } from './authorizers/verdict';
import { compileRestApi, type CompiledApi } from './compile/api';
import type { CompiledMethod } from './compile/method';
import type { RestEnvironment } from './environment';
import type { ExecutionLog } from './execution-log';
import type { GatewayError } from './gateway-error';
import type { Failure } from './outcome';
import { HeaderValues, parseQuery } from './parameters';

/** What the backend did, for the log. */
export interface IntegrationFacts {
  status?: number;
  /** Milliseconds. */
  latency?: number;
  requestId?: string;
  error?: string;
}

/** One request on its way through the phases, with all that they find out. */
export class Exchange {
  readonly startedAt: number;
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly traceId: string;
  readonly headers: HeaderValues;
  /** As `request.path`, but slashes repeated between the stage and the path are one, which is what AWS routes by. */
  readonly path: string;
  readonly query: ReadonlyMap<string, readonly string[]>;

  definition: RestApiDefinition;
  deploymentId: string;
  variables: Readonly<Record<string, string>>;
  /** Absent while the stage has no canary. */
  isCanary?: boolean;

  method?: CompiledMethod;
  pathParameters: Readonly<Record<string, string>> = {};
  /** What the stage says about the method. */
  settings: MethodSetting = {};
  authorizer?: AuthorizerVerdict;
  /** Milliseconds that the authorizer took. */
  authorizerLatency = 0;
  apiKey?: { readonly id: string; readonly value: string };
  /** Under which the answer is to be kept. */
  cacheKey?: string;
  cache?: 'hit' | 'miss';
  readonly integration: IntegrationFacts = {};
  /** Absent where nothing is to be logged. */
  execution?: ExecutionLog;
  /** What the request template wrote to the override maps: it holds for the response, too. */
  overrides?: Overrides;
  /** What a function was given as `requestContext`; the log need not make it again. */
  requestContext?: Readonly<Record<string, unknown>>;
  /** Headers that are added to whatever the answer is. */
  readonly extraHeaders: Header[] = [];

  error?: GatewayError;
  private responseTraceText?: string;
  /** Set when a phase answered with an error of the gateway. */
  failure?: Failure;
  response?: GatewayResponse;

  constructor(readonly request: GatewayRequest, readonly target: RestStageTarget, readonly env: RestEnvironment) {
    this.startedAt = env.clock.now();
    this.requestId = env.ids.requestId();
    this.extendedRequestId = env.ids.extendedRequestId();
    this.headers = new HeaderValues(request.headers, HEADERS_NOT_RECEIVED);
    this.traceId = this.headers.get('X-Amzn-Trace-Id') ?? env.ids.traceId(this.startedAt);
    this.path = request.path.startsWith('//') ? request.path.replace(/^\/+/, '/') : request.path;
    this.query = parseQuery(request.query);
    this.definition = target.definition;
    this.deploymentId = target.deploymentId;
    this.variables = target.variables;
  }

  /** `X-Amzn-Trace-Id` of the response: the trace with the part of it that is the integration. */
  get responseTrace(): string {
    if (this.responseTraceText === undefined) {
      const span = this.env.ids.spanId();
      this.responseTraceText = `${this.traceId};Parent=${span};Sampled=0;Lineage=1:${span.slice(0, 8)}:0`;
    }
    return this.responseTraceText;
  }

  get api(): CompiledApi {
    return compileRestApi(this.definition);
  }

  /** The path as it was sent with the stage, or with the base path of the custom domain. */
  get fullPath(): string {
    const { basePath, path } = this.request;
    return `${basePath ?? `/${this.target.stageName}`}${path}`;
  }

  get methodArn(): string {
    const { region, accountId, apiId, stageName } = this.target;
    return `arn:aws:execute-api:${region}:${accountId}:${apiId}/${stageName}/${this.request.method}${this.path}`;
  }

  /** Headers as a backend gets them: with what the service adds. */
  get forwardedHeaders(): HeaderValues {
    const { request } = this;
    const forwarded = this.headers.get('X-Forwarded-For');
    const added = new Map<string, Header>([
      ['x-amzn-trace-id', ['X-Amzn-Trace-Id', this.traceId]],
      ['x-forwarded-for', ['X-Forwarded-For', forwarded === undefined ? request.sourceIp : `${forwarded}, ${request.sourceIp}`]],
      ['x-forwarded-port', ['X-Forwarded-Port', String(request.port)]],
      ['x-forwarded-proto', ['X-Forwarded-Proto', request.scheme]],
    ]);
    const headers = new HeaderValues(request.headers.filter(([name]) => !added.has(name.toLowerCase())), HEADERS_NOT_RECEIVED);
    for (const [name, value] of added.values()) headers.add(name, value);
    return headers;
  }
}
