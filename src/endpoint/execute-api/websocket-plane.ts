import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { publishWebSocket } from './metrics';
import { invokedByWebSocket, permittedInvoker } from './permissions';
import type { PlaneOptions } from './rest-plane';
import type { WebSocketStageTarget } from '../../gateway/directory';
import type { GatewayResponse } from '../../gateway/http';
import type { FunctionInvoker } from '../../gateway/lambda';
import { WebSocketGateway, attachWebSocket, webSocketEnvironment } from '../../gateway/websocket';
import type { ManagementRequest, StageName, WebSocketAttachment } from '../../gateway/websocket';

/** Serves the stages of WebSocket APIs and their `@connections`. */
export class WebSocketPlane {
  private readonly gateway: WebSocketGateway;
  private readonly attachment: WebSocketAttachment;

  constructor(private readonly options: PlaneOptions) {
    const { directory, logs, metrics, environment } = options;
    const stageOf = ({ apiId, stageName }: StageName): WebSocketStageTarget | undefined => directory.webSocketStage(apiId, stageName);
    // Both know only an ARN or a count; events name their stage, and an access log's group is named in full.
    const scopeOfArn = (arn: string) => ({ region: arn.split(':')[3], accountId: arn.split(':')[4] });
    const gatewayEnvironment = webSocketEnvironment({
      clock: environment.clock,
      functions: this.invoker(),
      accessLog: (destinationArn, line) => logs.access(scopeOfArn(destinationArn), destinationArn, line),
      metrics: (metric) => {
        const stage = stageOf(metric);
        if (stage !== undefined) publishWebSocket(metrics, metric, stage, environment.clock.now());
      },
      finished: (outcome) => environment.observer.event?.(outcome),
      onFailure: (failure) => {
        const stage = stageOf(failure);
        if (stage !== undefined) logs.execution(stage, failure, [failure.reason]);
      },
    });
    const fetch: typeof gatewayEnvironment.fetch = (request) => (
      gatewayEnvironment.fetch({ ...request, url: environment.localUrls.localize(request.url) }));
    this.gateway = new WebSocketGateway(directory, { ...gatewayEnvironment, fetch });
    this.attachment = attachWebSocket(this.gateway);
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, stage: StageName): Promise<void> {
    return this.attachment.handleUpgrade(request, socket, head, stage);
  }

  /** The management API of one stage. */
  manage(stage: StageName, request: ManagementRequest): GatewayResponse {
    return this.gateway.manage(stage, request);
  }

  /** The stage that a connection belongs to: ids are unique over all APIs. */
  stageOf(connectionId: string): StageName | undefined {
    return this.gateway.connections.get(connectionId)?.target;
  }

  /** Closes the connections of an API or of one of its stages. */
  closeStage(apiId: string, stageName?: string): void {
    this.gateway.closeStage(apiId, stageName);
  }

  close(): Promise<void> {
    return this.attachment.close();
  }

  /** An event says which API and route it is of; a mapped payload does not, and is not held to a permission. */
  private invoker(): FunctionInvoker {
    const { directory, environment } = this.options;
    return {
      invoke: (functionArn, payload) => {
        const { apiId, stage, routeKey } = requestContextOf(payload);
        const target = apiId === undefined || stage === undefined ? undefined : directory.webSocketStage(apiId, stage);
        if (target === undefined) return environment.functions.invoke(functionArn, payload);
        return permittedInvoker(environment.functions, {
          apiArn: `arn:aws:execute-api:${target.region}:${target.accountId}:${target.apiId}`,
          source: `${target.stageName}/${routeKey}`,
          invoked: invokedByWebSocket(target.definition),
          variables: target.variables,
        }).invoke(functionArn, payload);
      },
    };
  }
}

function requestContextOf(payload: string): { readonly apiId?: string; readonly stage?: string; readonly routeKey?: string } {
  try {
    return (JSON.parse(payload) as { requestContext?: object } | null)?.requestContext ?? {};
  } catch {
    return {};
  }
}
