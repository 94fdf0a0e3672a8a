import type { WebSocketPlane } from './websocket-plane';
import { REST_JSON } from '../protocols/rest-json';
import { AwsError } from '../service';
import type { Service } from '../service';

const CONNECTIONS = /\/(?:@|%40)connections\/([^/]+)$/i;

/**
 * The management API under any path, for clients that know no more than the endpoint's URL, as code in a function
 * does that is given `AWS_ENDPOINT_URL`. A connection's id says which stage it belongs to.
 */
export function managementService(plane: WebSocketPlane): Service {
  return {
    name: 'execute-api',
    protocol: REST_JSON,
    async handle({ method, path, body }) {
      const connectionId = decodeURIComponent(CONNECTIONS.exec(path)?.[1] ?? '');
      if (connectionId === '') throw new AwsError('ForbiddenException', 'Forbidden', 403);
      const stage = plane.stageOf(connectionId) ?? { apiId: '', stageName: '' };
      const { statusCode, headers, body: answer } = plane.manage(stage, { method, connectionId, body, signed: true });
      return { status: statusCode, headers: Object.fromEntries(headers), body: answer };
    },
  };
}
