import { metricOf, periodOf } from './input';
import type { MetricStore } from './metric-store';
import { statisticOf } from './statistic';
import type { Clock } from '../../gateway/clock';
import type { JsonInput } from '../protocols/json';
import type { Scope } from '../service';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

interface Alarm {
  readonly settings: JsonInput;
  readonly updated: number;
  /** Set by hand; the next evaluation that finds data takes it back. */
  readonly forced?: { readonly state: AlarmState; readonly reason: string };
}

const COMPARISONS: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanThreshold: (value, threshold) => value > threshold,
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** Alarms on metrics. Their state is found when somebody asks; no action is ever taken. */
export class Alarms {
  private readonly scopes = new Map<string, Map<string, Alarm>>();

  constructor(private readonly store: MetricStore, private readonly clock: Clock) {}

  put(scope: Scope, settings: JsonInput): void {
    this.of(scope).set(String(settings.AlarmName), { settings, updated: this.clock.now() });
  }

  delete(scope: Scope, names: readonly string[]): void {
    for (const name of names) this.of(scope).delete(name);
  }

  force(scope: Scope, name: string, state: AlarmState, reason: string): boolean {
    const alarm = this.of(scope).get(name);
    if (alarm !== undefined) this.of(scope).set(name, { ...alarm, forced: { state, reason } });
    return alarm !== undefined;
  }

  /** The alarms as `DescribeAlarms` answers them. */
  describe(scope: Scope): readonly JsonInput[] {
    return [...this.of(scope).values()].map(({ settings, updated, forced }) => {
      const { state, reason } = forced ?? this.evaluate(scope, settings);
      return {
        ActionsEnabled: true,
        ...settings,
        AlarmArn: alarmArn(scope, String(settings.AlarmName)),
        AlarmConfigurationUpdatedTimestamp: updated / 1000,
        StateValue: state,
        StateReason: reason,
        StateUpdatedTimestamp: this.clock.now() / 1000,
      };
    });
  }

  private evaluate(scope: Scope, settings: JsonInput): { readonly state: AlarmState; readonly reason: string } {
    if (settings.MetricName === undefined) return { state: 'INSUFFICIENT_DATA', reason: 'metric math is not emulated by the local endpoint' };
    const period = periodOf(settings.Period);
    const periods = Number(settings.EvaluationPeriods ?? 1);
    const needed = Number(settings.DatapointsToAlarm ?? periods);
    const end = Math.ceil((this.clock.now() + 1) / period) * period;
    const points = this.store.read(scope, metricOf(settings), end - periods * period, end, period);
    if (points.length === 0 && (settings.TreatMissingData ?? 'missing') === 'missing') {
      return { state: 'INSUFFICIENT_DATA', reason: 'Insufficient Data: no datapoints were received' };
    }
    const breaches = COMPARISONS[String(settings.ComparisonOperator)];
    const values = points.map(({ samples }) => statisticOf(samples, String(settings.Statistic ?? settings.ExtendedStatistic)));
    const missing = settings.TreatMissingData === 'breaching' ? periods - points.length : 0;
    const breaching = values.filter((value) => breaches?.(value, Number(settings.Threshold))).length + missing;
    const inAlarm = breaching >= needed;
    return {
      state: inAlarm ? 'ALARM' : 'OK',
      reason: `Threshold Crossed: ${breaching} of ${periods} datapoints [${values.join(', ')}] ${inAlarm ? 'were' : 'were not enough'} `
        + `breaching the threshold (${String(settings.Threshold)}).`,
    };
  }

  private of({ accountId, region }: Scope): Map<string, Alarm> {
    const key = `${accountId}/${region}`;
    let alarms = this.scopes.get(key);
    if (alarms === undefined) this.scopes.set(key, alarms = new Map());
    return alarms;
  }
}

export function alarmArn({ accountId, region }: Scope, name: string): string {
  return `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`;
}
