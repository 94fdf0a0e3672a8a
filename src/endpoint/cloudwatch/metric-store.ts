import type { Scope } from '../service';

/** Dimension names to values. */
export type Dimensions = Readonly<Record<string, string>>;

export interface MetricId {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
}

/** What was measured in one minute: each value and how often it came. Exact, however many samples there were. */
export type Samples = ReadonlyMap<number, number>;

/** @param time milliseconds since 1970 */
export type Recorder = (time: number, value: number, count?: number) => void;

interface Series {
  readonly metric: MetricId;
  readonly unit: string;
  readonly minutes: Map<number, Map<number, number>>;
}

const MINUTE = 60_000;

/** The metrics of every account and region, in minutes, as CloudWatch keeps what is of standard resolution. */
export class MetricStore {
  private readonly scopes = new Map<string, Map<string, Series>>();

  /** @param time milliseconds since 1970 */
  add(scope: Scope, metric: MetricId, time: number, value: number, { unit = 'None', count = 1 } = {}): void {
    this.recorder(scope, metric, unit)(time, value, count);
  }

  /** Adds to one metric, for whoever does so often: to find it costs more than to add to it. The metric exists from now on. */
  recorder(scope: Scope, metric: MetricId, unit = 'None'): Recorder {
    const series = this.seriesOf(scope);
    const key = keyOf(metric);
    let found = series.get(key);
    if (found === undefined) series.set(key, found = { metric, unit, minutes: new Map() });
    const { minutes } = found;
    return (time, value, count = 1) => {
      const minute = Math.floor(time / MINUTE) * MINUTE;
      let samples = minutes.get(minute);
      if (samples === undefined) minutes.set(minute, samples = new Map());
      samples.set(value, (samples.get(value) ?? 0) + count);
    };
  }

  list(scope: Scope): readonly MetricId[] {
    return [...this.seriesOf(scope).values()].map(({ metric }) => metric);
  }

  unitOf(scope: Scope, metric: MetricId): string {
    return this.seriesOf(scope).get(keyOf(metric))?.unit ?? 'None';
  }

  /**
   * What was measured from `start` (rounded down to its period) until before `end`, by the beginnings of
   * periods, oldest first. Periods without samples are left out.
   *
   * @param period milliseconds
   */
  read(scope: Scope, metric: MetricId, start: number, end: number, period: number): readonly { readonly time: number; readonly samples: Samples }[] {
    const first = Math.floor(start / period) * period;
    const periods = new Map<number, Map<number, number>>();
    for (const [minute, samples] of this.seriesOf(scope).get(keyOf(metric))?.minutes ?? []) {
      if (minute < first || minute >= end) continue;
      const time = Math.floor(minute / period) * period;
      const merged = periods.get(time) ?? new Map<number, number>();
      for (const [value, count] of samples) merged.set(value, (merged.get(value) ?? 0) + count);
      periods.set(time, merged);
    }
    return [...periods].sort(([a], [b]) => a - b).map(([time, samples]) => ({ time, samples }));
  }

  private seriesOf({ accountId, region }: Scope): Map<string, Series> {
    const key = `${accountId}/${region}`;
    let series = this.scopes.get(key);
    if (series === undefined) this.scopes.set(key, series = new Map());
    return series;
  }
}

function keyOf({ namespace, name, dimensions }: MetricId): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => a < b ? -1 : 1)]);
}
