import type { ApiType } from './limit';

export const METRIC_NAMESPACE = 'AWS/ApiGateway';

/** What an API type reports to CloudWatch, once a minute. */
export interface MetricSet {
  /** Name to unit. */
  readonly metrics: Readonly<Record<string, 'Count' | 'Milliseconds' | 'Bytes'>>;
  /** The sets of dimensions that every metric is reported with. The longest only with detailed metrics switched on. */
  readonly dimensions: readonly (readonly string[])[];
  /** The stage setting that switches the longest set of dimensions on. */
  readonly detailedSetting: string;
  readonly source: string;
}

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide';

export const METRICS: Readonly<Record<ApiType, MetricSet>> = {
  REST: {
    metrics: {
      '4XXError': 'Count',
      '5XXError': 'Count',
      'CacheHitCount': 'Count',
      'CacheMissCount': 'Count',
      'Count': 'Count',
      'IntegrationLatency': 'Milliseconds',
      'Latency': 'Milliseconds',
    },
    dimensions: [['ApiName'], ['ApiName', 'Stage'], ['ApiName', 'Stage', 'Resource', 'Method']],
    detailedSetting: 'MetricsEnabled',
    source: `${GUIDE}/api-gateway-metrics-and-dimensions.html`,
  },
  HTTP: {
    metrics: { '4xx': 'Count', '5xx': 'Count', 'Count': 'Count', 'IntegrationLatency': 'Milliseconds', 'Latency': 'Milliseconds', 'DataProcessed': 'Bytes' },
    dimensions: [['ApiId'], ['ApiId', 'Stage'], ['ApiId', 'Stage', 'Resource', 'Method']],
    detailedSetting: 'DetailedMetricsEnabled',
    source: `${GUIDE}/http-api-metrics.html`,
  },
  WebSocket: {
    metrics: {
      ConnectCount: 'Count',
      MessageCount: 'Count',
      IntegrationError: 'Count',
      ClientError: 'Count',
      ExecutionError: 'Count',
      IntegrationLatency: 'Milliseconds',
    },
    // The developer guide also prints Method and Resource here; the metrics carry Route.
    dimensions: [['ApiId'], ['ApiId', 'Stage'], ['ApiId', 'Stage', 'Route']],
    detailedSetting: 'DetailedMetricsEnabled',
    source: `${GUIDE}/apigateway-websocket-api-logging.html`,
  },
};
