import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { mapDomain } from './custom-domains';
import type { MappedTarget } from './custom-domains';
import type { RecordDirectory } from './directory';
import type { RestPlane } from './rest-plane';
import type { WebSocketPlane } from './websocket-plane';
import { readBody, writeGatewayResponse } from '../../gateway/http';
import type { GatewayResponse } from '../../gateway/http';
import { isSigned } from '../../gateway/signature';
import { MAX_MESSAGE } from '../../gateway/websocket';
import { known } from '../../model';
import { originProblem } from '../admission';
import type { ApiTarget, DataPlane } from '../data-plane';
import type { Registries } from '../records/registry';
import { hostName } from '../routing';

const CONNECTIONS = /^\/(?:@|%40)connections\/([^/]+)$/i;

/** Serves what is deployed: REST stages, WebSocket stages and their connections. */
export class ExecuteApi implements DataPlane {
  constructor(
    private readonly registries: Registries,
    private readonly directory: RecordDirectory,
    private readonly rest: RestPlane,
    private readonly webSocket: WebSocketPlane,
  ) {}

  async handleHttp(request: IncomingMessage, response: ServerResponse, target: ApiTarget): Promise<void> {
    const basePath = 'basePath' in target ? (target as MappedTarget).basePath : undefined;
    const stage = this.directory.restStage(target.apiId, target.stage);
    if (stage !== undefined && (basePath !== undefined || known(stage.definition.disableExecuteApiEndpoint) !== true)) {
      return this.rest.serve(request, response, stage, { path: target.path, domainName: hostName(request.headers.host), basePath });
    }
    const connection = CONNECTIONS.exec(target.path)?.[1];
    // What manages connections is an AWS service, which no API's CORS settings open to web pages.
    if (connection !== undefined && originProblem(request) !== undefined) {
      return writeGatewayResponse(response, message(403, 'ForbiddenException', 'Forbidden'));
    }
    const body = await readBody(request, MAX_MESSAGE);
    writeGatewayResponse(response, connection === undefined ? this.refusal(target) : this.manage(request, target, connection, body));
  }

  async handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, target: ApiTarget): Promise<void> {
    await this.webSocket.upgrade(request, socket, head, { apiId: target.apiId, stageName: target.stage });
  }

  isApi(apiId: string): boolean {
    return this.directory.isApi(apiId);
  }

  customDomain(host: string, path: string): ApiTarget | undefined {
    return mapDomain(this.registries, host, path);
  }

  private manage({ method = 'GET', url = '', headers }: IncomingMessage, { apiId, stage }: ApiTarget, connection: string, body: Buffer): GatewayResponse {
    if (this.directory.webSocketStage(apiId, stage) === undefined) return this.refusal({ apiId, stage, path: '/' });
    return this.webSocket.manage({ apiId, stageName: stage }, {
      method, connectionId: decodeURIComponent(connection), body, signed: isSigned(headers.authorization, new URLSearchParams(url.split('?')[1])),
    });
  }

  private refusal({ apiId, stage }: ApiTarget): GatewayResponse {
    const http = this.directory.httpApi(apiId);
    if (http !== undefined) {
      const name = String(http.properties.Name);
      return message(501, 'NotEmulatedException', `the HTTP API '${name}' (${apiId}) is not emulated: the local endpoint serves REST and WebSocket APIs`);
    }
    if (this.directory.webSocketStage(apiId, stage) !== undefined) return message(426, 'UpgradeRequiredException', 'Upgrade Required');
    return message(403, 'ForbiddenException', 'Forbidden');
  }
}

function message(statusCode: number, type: string, text: string): GatewayResponse {
  return { statusCode, headers: [['Content-Type', 'application/json'], ['x-amzn-ErrorType', type]], body: Buffer.from(JSON.stringify({ message: text })) };
}
