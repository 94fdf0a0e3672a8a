import type { RestMetric } from '../../gateway/rest';
import type { WebSocketMetric } from '../../gateway/websocket';
import type { MetricStore } from '../cloudwatch/metric-store';
import type { Scope } from '../service';

/** The namespace under which API Gateway publishes. */
export const NAMESPACE = 'AWS/ApiGateway';

export interface RestMetricPlace {
  readonly scope: Scope;
  readonly apiName: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Whether the method's own metrics are switched on. */
  readonly detailed: boolean;
}

/** Publishes one request: for the API, for its stage, for the canary of its stage and, when wanted, for its method. */
export function publishRest(store: MetricStore, metric: RestMetric, { scope, apiName, time, detailed }: RestMetricPlace): void {
  const { stageName, statusCode, latency, integrationLatency, resourcePath, httpMethod, isCanary, cache } = metric;
  const stages = isCanary ? [stageName, `${stageName}/Canary`] : [stageName];
  const places: Record<string, string>[] = [{ ApiName: apiName }, ...stages.map((Stage) => ({ ApiName: apiName, Stage }))];
  if (detailed && resourcePath !== undefined) {
    places.push(...stages.map((Stage) => ({ ApiName: apiName, Stage, Resource: resourcePath, Method: httpMethod })));
  }
  for (const dimensions of places) {
    const add = (name: string, value: number, unit: string): void => (
      store.add(scope, { namespace: NAMESPACE, name, dimensions }, time, value, { unit }));
    add('Count', 1, 'Count');
    add('4XXError', isBetween(statusCode, 400, 499) ? 1 : 0, 'Count');
    add('5XXError', isBetween(statusCode, 500, 599) ? 1 : 0, 'Count');
    add('Latency', Math.round(latency), 'Milliseconds');
    if (integrationLatency !== undefined) add('IntegrationLatency', Math.round(integrationLatency), 'Milliseconds');
    if (cache !== undefined) add(cache === 'hit' ? 'CacheHitCount' : 'CacheMissCount', 1, 'Count');
  }
}

/** Publishes one event of a WebSocket connection. */
export function publishWebSocket(store: MetricStore, metric: WebSocketMetric, scope: Scope, time: number): void {
  const { apiId, stageName, eventType, statusCode, integrationLatency } = metric;
  const dimensions = { ApiId: apiId, Stage: stageName };
  const add = (name: string, value: number, unit = 'Count'): void => store.add(scope, { namespace: NAMESPACE, name, dimensions }, time, value, { unit });
  if (eventType === 'CONNECT') add('ConnectCount', 1);
  if (eventType === 'MESSAGE') add('MessageCount', 1);
  add('ClientError', isBetween(statusCode, 400, 499) ? 1 : 0);
  add('ExecutionError', statusCode === 500 ? 1 : 0);
  add('IntegrationError', isBetween(statusCode, 501, 599) ? 1 : 0);
  if (integrationLatency !== undefined) add('IntegrationLatency', Math.round(integrationLatency), 'Milliseconds');
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
