import type { AlarmState, Alarms } from './alarms';
import type { MetricStore } from './metric-store';
import { metricOperations } from './metrics';
import type { Clock } from '../../gateway/clock';
import { jsonService } from '../protocols/json';
import type { JsonOperation } from '../protocols/json';
import { AwsError } from '../service';
import type { Service } from '../service';

/** CloudWatch, as far as metrics and alarms on them. */
export function cloudWatchService(store: MetricStore, alarms: Alarms, clock: Clock): Service {
  return jsonService('monitoring', '1.0', { ...metricOperations(store, clock), ...alarmOperations(alarms) });
}

function alarmOperations(alarms: Alarms): Readonly<Record<string, JsonOperation>> {
  return {
    PutMetricAlarm: (input, context) => {
      alarms.put(context, input);
      return {};
    },
    DeleteAlarms: ({ AlarmNames }, context) => {
      alarms.delete(context, (AlarmNames ?? []) as string[]);
      return {};
    },
    SetAlarmState: ({ AlarmName, StateValue, StateReason }, context) => {
      if (!alarms.force(context, String(AlarmName), StateValue as AlarmState, String(StateReason))) {
        throw new AwsError('ResourceNotFound', `Unknown alarm ${String(AlarmName)}`, 404);
      }
      return {};
    },
    DescribeAlarms: ({ AlarmNames, AlarmNamePrefix, StateValue }, context) => {
      const names = (AlarmNames ?? []) as string[];
      const found = alarms.describe(context).filter((alarm) => (
        (names.length === 0 || names.includes(String(alarm.AlarmName)))
        && (AlarmNamePrefix === undefined || String(alarm.AlarmName).startsWith(String(AlarmNamePrefix)))
        && (StateValue === undefined || alarm.StateValue === StateValue)));
      return { MetricAlarms: found, CompositeAlarms: [] };
    },
  };
}
