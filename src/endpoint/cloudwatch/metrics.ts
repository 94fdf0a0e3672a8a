import { dimensionList, dimensionsOf, invalid, metricOf, periodOf, timeOf } from './input';
import type { MetricStore } from './metric-store';
import { statisticOf } from './statistic';
import type { Clock } from '../../gateway/clock';
import type { JsonInput, JsonOperation } from '../protocols/json';
import type { CallContext, Scope } from '../service';

/** The operations on metrics: what API Gateway publishes, and what anybody puts there. */
export function metricOperations(store: MetricStore, clock: Clock): Readonly<Record<string, JsonOperation>> {
  return {
    PutMetricData: ({ Namespace, MetricData }, context) => {
      for (const datum of (MetricData ?? []) as JsonInput[]) put(store, context, String(Namespace), datum, clock.now());
      return {};
    },
    ListMetrics: ({ Namespace, MetricName, Dimensions }, context) => ({
      Metrics: store.list(context).filter(({ namespace, name, dimensions }) => (
        (Namespace === undefined || namespace === Namespace) && (MetricName === undefined || name === MetricName)
        && Object.entries(dimensionsOf(Dimensions)).every(([key, value]) => key in dimensions && (value === undefined || dimensions[key] === value))))
        .map(({ namespace, name, dimensions }) => ({ Namespace: namespace, MetricName: name, Dimensions: dimensionList(dimensions) })),
    }),
    GetMetricStatistics: (input, context) => {
      const metric = metricOf(input);
      const simple = (input.Statistics ?? []) as string[];
      const extended = (input.ExtendedStatistics ?? []) as string[];
      if (simple.length + extended.length === 0) invalid('Statistics', input.Statistics);
      const points = store.read(context, metric, timeOf(input.StartTime, 'StartTime'), timeOf(input.EndTime, 'EndTime'), periodOf(input.Period));
      return {
        Label: metric.name,
        Datapoints: points.map(({ time, samples }) => ({
          Timestamp: time / 1000,
          Unit: store.unitOf(context, metric),
          ...Object.fromEntries(simple.map((statistic) => [statistic, statisticOf(samples, statistic)])),
          ...extended.length === 0 ? {} : {
            ExtendedStatistics: Object.fromEntries(extended.map((statistic) => [statistic, statisticOf(samples, statistic)])),
          },
        })),
      };
    },
    GetMetricData: (input, context) => getMetricData(store, input, context),
  };
}

function put(store: MetricStore, scope: Scope, namespace: string, datum: JsonInput, now: number): void {
  const metric = metricOf({ ...datum, Namespace: namespace });
  const time = timeOf(datum.Timestamp, 'Timestamp', now);
  const unit = datum.Unit as string | undefined;
  const counts = datum.Counts as number[] | undefined;
  const values = (datum.Values ?? (datum.Value === undefined ? [] : [datum.Value])) as number[];
  values.forEach((value, index) => store.add(scope, metric, time, value, { unit, count: counts?.[index] ?? 1 }));
  const set = datum.StatisticValues as { SampleCount: number; Sum: number; Minimum: number; Maximum: number } | undefined;
  if (set === undefined) return;
  // A set says four numbers of its samples. Both ends and the mean of the others have the same four.
  const others = set.SampleCount - 2;
  if (others < 0) {store.add(scope, metric, time, set.Sum, { unit });} else {
    store.add(scope, metric, time, set.Minimum, { unit });
    store.add(scope, metric, time, set.Maximum, { unit });
    if (others > 0) store.add(scope, metric, time, (set.Sum - set.Minimum - set.Maximum) / others, { unit, count: others });
  }
}

function getMetricData(store: MetricStore, input: JsonInput, context: CallContext): object {
  const start = timeOf(input.StartTime, 'StartTime');
  const end = timeOf(input.EndTime, 'EndTime');
  if (end <= start) invalid('EndTime', input.EndTime);
  const results = ((input.MetricDataQueries ?? []) as JsonInput[]).filter(({ ReturnData }) => ReturnData !== false).map((query) => {
    const { Id, MetricStat, Label } = query as { Id: string; MetricStat?: JsonInput; Label?: string };
    if (MetricStat === undefined) {
      const Messages = [{ Code: 'NotEmulated', Value: 'metric math is not emulated by the local endpoint: ask for its metrics one by one' }];
      return { Id, Label: Label ?? Id, Timestamps: [], Values: [], StatusCode: 'InternalError', Messages };
    }
    const metric = metricOf(MetricStat.Metric as JsonInput);
    const points = store.read(context, metric, start, end, periodOf(MetricStat.Period));
    const ordered = input.ScanBy === 'TimestampAscending' ? points : [...points].reverse();
    return {
      Id,
      Label: Label ?? metric.name,
      Timestamps: ordered.map(({ time }) => time / 1000),
      Values: ordered.map(({ samples }) => statisticOf(samples, String(MetricStat.Stat))),
      StatusCode: 'Complete',
    };
  });
  return { MetricDataResults: results, Messages: [] };
}
