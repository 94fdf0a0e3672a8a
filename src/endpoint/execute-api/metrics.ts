import type { RestMetric } from '../../gateway/rest';
import type { WebSocketMetric } from '../../gateway/websocket';
import type { Dimensions, MetricStore, Recorder } from '../cloudwatch/metric-store';
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
  const places = [placeOf(store, scope, apiName), ...stages.map((stage) => placeOf(store, scope, apiName, stage))];
  if (detailed && resourcePath !== undefined) places.push(...stages.map((stage) => placeOf(store, scope, apiName, stage, resourcePath, httpMethod)));
  for (const place of places) {
    place.add('Count', 1, time);
    place.add('4XXError', isBetween(statusCode, 400, 499) ? 1 : 0, time);
    place.add('5XXError', isBetween(statusCode, 500, 599) ? 1 : 0, time);
    place.add('Latency', Math.round(latency), time, 'Milliseconds');
    if (integrationLatency !== undefined) place.add('IntegrationLatency', Math.round(integrationLatency), time, 'Milliseconds');
    if (cache !== undefined) place.add(cache === 'hit' ? 'CacheHitCount' : 'CacheMissCount', 1, time);
  }
}

/** The metrics of one set of dimensions. Each is found in the store once. */
class Place {
  private readonly recorders = new Map<string, Recorder>();

  constructor(private readonly store: MetricStore, private readonly scope: Scope, private readonly dimensions: Dimensions) {}

  add(name: string, value: number, time: number, unit = 'Count'): void {
    let record = this.recorders.get(name);
    if (record === undefined) {
      record = this.store.recorder(this.scope, { namespace: NAMESPACE, name, dimensions: this.dimensions }, unit);
      this.recorders.set(name, record);
    }
    record(time, value);
  }
}

const PLACES = new WeakMap<MetricStore, Map<string, Place>>();

function placeOf(store: MetricStore, { accountId, region }: Scope, ApiName: string, Stage?: string, Resource?: string, Method?: string): Place {
  let places = PLACES.get(store);
  if (places === undefined) PLACES.set(store, places = new Map());
  const key = `${accountId} ${region} ${Stage} ${Method} ${Resource} ${ApiName}`;
  let place = places.get(key);
  if (place === undefined) {
    place = new Place(store, { accountId, region }, {
      ApiName,
      ...Stage === undefined ? {} : { Stage },
      ...Resource === undefined || Method === undefined ? {} : { Resource, Method },
    });
    places.set(key, place);
  }
  return place;
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
