import type { WebSocketStageTarget } from '../../../src/gateway/directory';
import type { Header } from '../../../src/gateway/http';
import type { FunctionInvoker, InvocationResult } from '../../../src/gateway/lambda';
import type { BackendRequest, BackendResponse } from '../../../src/gateway/rest/environment';
import { VirtualClock } from '../../../src/gateway/virtual-clock';
import {
  WebSocketGateway, webSocketEnvironment, type Connection, type Handshake, type IntegrationFailure, type Peer,
} from '../../../src/gateway/websocket';
import type { Route, V2Authorizer, V2Integration, V2Stage, WebSocketApi } from '../../../src/model';

export const STAGE = { apiId: 'api1', stageName: 'prod' };

export function functionUri(name: string): string {
  return `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:${name}/invocations`;
}

export interface Definition {
  /** Route key to what differs from a Lambda proxy route with the function `echo`. */
  readonly routes: Readonly<Record<string, Partial<Route> & { readonly to?: Partial<V2Integration>; readonly answers?: boolean }>>;
  readonly authorizers?: readonly V2Authorizer[];
  readonly settings?: Partial<V2Stage>;
  readonly variables?: Readonly<Record<string, string>>;
  readonly api?: Partial<WebSocketApi>;
  readonly plans?: WebSocketStageTarget['plans'];
}

export function stageTarget({ routes, authorizers = [], settings = {}, variables = {}, api = {}, plans = [] }: Definition): WebSocketStageTarget {
  const keys = Object.keys(routes);
  return {
    ...STAGE,
    accountId: '111122223333',
    region: 'eu-west-1',
    deploymentId: 'd1',
    variables,
    plans,
    settings: { key: 'stage', routeSettings: [], ...settings },
    definition: {
      kind: 'WEBSOCKET',
      key: 'api',
      definedBy: 'resources',
      routes: keys.map((routeKey) => {
        const { to: _, answers, ...route } = routes[routeKey];
        return { key: routeKey, routeKey, integration: routeKey, responses: answers ? [{ routeResponseKey: '$default' }] : [], ...route };
      }),
      integrations: keys.map((routeKey) => ({ key: routeKey, integrationType: 'AWS_PROXY', integrationUri: functionUri('echo'), responses: [], ...routes[routeKey].to })),
      authorizers,
      models: [],
      deployments: [],
      stages: [],
      ...api,
    },
  };
}

/** What a function does with its event; what it throws becomes an error object, as in Lambda. */
export type Handler = (event: Record<string, unknown>) => unknown;

class Functions implements FunctionInvoker {
  readonly events: Record<string, unknown>[] = [];

  constructor(private readonly handlers: Readonly<Record<string, Handler>>) {}

  async invoke(functionArn: string, payload: string): Promise<InvocationResult> {
    const event = JSON.parse(payload) as Record<string, unknown>;
    this.events.push(event);
    try {
      return { payload: JSON.stringify(await this.handlers[functionArn.split(':')[6]](event) ?? null), logs: [] };
    } catch (error) {
      return { payload: JSON.stringify({ errorMessage: (error as Error).message, errorType: 'Error' }), functionError: 'Unhandled', logs: [] };
    }
  }
}

/** A client that remembers what it was sent. */
export class Client implements Peer {
  readonly frames: string[] = [];
  closed?: readonly [code: number, reason: string];

  send(text: string): void {
    this.frames.push(text);
  }

  close(code: number, reason: string): void {
    this.closed = [code, reason];
  }
}

export interface Connected {
  readonly connection: Connection;
  readonly client: Client;
  readonly subprotocol?: string;
}

export interface Bench {
  readonly gateway: WebSocketGateway;
  readonly clock: VirtualClock;
  readonly functions: Functions;
  readonly lines: string[];
  readonly failures: IntegrationFailure[];
  readonly requests: BackendRequest[];
  /** Connects, or fails with the status of the refusal. */
  connect(headers?: readonly Header[], query?: string): Promise<Connected>;
  /** Deletes the stage. */
  delete(): void;
}

export class Refused extends Error {
  constructor(readonly statusCode: number, readonly body: string) {
    super(`refused with ${statusCode}`);
  }
}

const echo: Handler = (event) => ({ statusCode: 200, body: event.body });

type Backend = (request: BackendRequest) => BackendResponse;

export function bench(definition: Definition, handlers: Readonly<Record<string, Handler>> = {}, backend?: Backend): Bench {
  const clock = new VirtualClock('2026-01-02T03:04:05Z');
  const functions = new Functions({ echo, ...handlers });
  const lines: string[] = [];
  const failures: IntegrationFailure[] = [];
  const requests: BackendRequest[] = [];
  const target = stageTarget(definition);
  let exists = true;
  let next = 0;
  const env = webSocketEnvironment({
    clock,
    functions,
    ids: { requestId: () => 'r', extendedRequestId: () => `id${String(next++).padStart(13, '0')}=`, traceId: () => 'Root=1-2-3', spanId: () => 's' },
    accessLog: (destination, line) => lines.push(`${destination}: ${line}`),
    onFailure: (failure) => failures.push(failure),
    fetch: async (request) => {
      requests.push(request);
      return backend!(request);
    },
  });
  const webSocketStage = (apiId: string, stageName: string) => {
    return exists && apiId === STAGE.apiId && stageName === STAGE.stageName ? target : undefined;
  };
  const gateway = new WebSocketGateway({ webSocketStage }, env);
  return {
    gateway,
    clock,
    functions,
    lines,
    failures,
    requests,
    async connect(headers = [], query = '') {
      const outcome = await gateway.connect(STAGE, handshake(headers, query));
      if (!outcome.accepted) throw new Refused(outcome.response.statusCode, outcome.response.body.toString());
      const client = new Client();
      gateway.open(outcome.connection, client);
      return { connection: outcome.connection, client, subprotocol: outcome.subprotocol };
    },
    delete: () => {
      exists = false;
    },
  };
}

export function handshake(headers: readonly Header[] = [], query = ''): Handshake {
  return {
    headers: [['Host', 'api1.example.com'], ['User-Agent', 'tests'], ['Upgrade', 'websocket'], ['Connection', 'Upgrade'], ...headers],
    query,
    sourceIp: '203.0.113.7',
    domainName: 'api1.example.com',
    port: 443,
    scheme: 'https',
  };
}
