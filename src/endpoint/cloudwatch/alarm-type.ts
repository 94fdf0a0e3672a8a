import { alarmArn } from './alarms';
import type { Alarms } from './alarms';
import { shortId } from '../ids';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';

/** `AWS::CloudWatch::Alarm`. Its state can be read; its actions are never taken. */
export function alarmType(alarms: Alarms): ResourceType {
  const put = (properties: Properties, name: string, context: ResourceContext): ResourceState => {
    alarms.put(context, { ...numbers(properties), AlarmName: name });
    return { physicalId: name, attributes: { Arn: alarmArn(context, name) } };
  };
  return {
    type: 'AWS::CloudWatch::Alarm',
    replacedBy: ['AlarmName'],
    create: async (properties, context) => (
      put(properties, String(properties.AlarmName ?? `${context.stackName}-${context.logicalId}-${shortId(12).toUpperCase()}`), context)),
    update: async (current, next, _, context) => put(next, current.physicalId, context),
    delete: async (current, _, context) => alarms.delete(context, [current.physicalId]),
  };
}

/** Templates may write numbers as text. */
function numbers(properties: Properties): Properties {
  const numeric = ['Threshold', 'Period', 'EvaluationPeriods', 'DatapointsToAlarm'];
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, numeric.includes(name) ? Number(value) : value]));
}
