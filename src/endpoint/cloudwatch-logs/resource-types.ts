import type { LogGroups } from './log-groups';
import { logGroupArn } from './log-groups';
import type { Properties, ResourceType } from '../resource-type';
import { generatedName } from '../cloudformation/generated-name';

/** `AWS::Logs::LogGroup` and `AWS::Logs::LogStream`. */
export function logsResourceTypes(groups: LogGroups): readonly ResourceType[] {
  const retention = ({ RetentionInDays }: Properties) => (RetentionInDays === undefined ? undefined : Number(RetentionInDays));
  return [
    {
      type: 'AWS::Logs::LogGroup',
      replacedBy: ['LogGroupName'],
      async create(properties, context) {
        const name = String(properties.LogGroupName ?? generatedName(context, { maximum: 512 }));
        if (groups.has(context, name)) throw new Error(`${name} already exists`);
        groups.create(context, name).retentionInDays = retention(properties);
        return { physicalId: name, attributes: { Arn: `${logGroupArn(context, name)}:*` } };
      },
      async update(current, next, _, context) {
        groups.get(context, current.physicalId).retentionInDays = retention(next);
        return current;
      },
      async delete(current, _, context) {
        if (groups.has(context, current.physicalId)) groups.delete(context, current.physicalId);
      },
    },
    {
      type: 'AWS::Logs::LogStream',
      replacedBy: ['LogGroupName', 'LogStreamName'],
      async create(properties, context) {
        const name = String(properties.LogStreamName ?? generatedName(context));
        groups.createStream(context, String(properties.LogGroupName), name);
        return { physicalId: name, attributes: {} };
      },
      update: async (current) => current,
      async delete(current, properties, context) {
        const group = String(properties.LogGroupName);
        if (groups.has(context, group)) groups.get(context, group).streams.delete(current.physicalId);
      },
    },
  ];
}
