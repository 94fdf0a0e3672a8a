import type { LogGroups } from './log-groups';
import { logGroupArn } from './log-groups';
import { generatedName } from '../cloudformation/generated-name';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';

/** `AWS::Logs::LogGroup`, `AWS::Logs::LogStream`, and the CDK's custom resource that sets a function's log retention. */
export function logsResourceTypes(groups: LogGroups): readonly ResourceType[] {
  return [
    logRetentionType(groups),
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

/** Done here and not by the CDK's function, which needs an AWS SDK that an app need not have installed. */
function logRetentionType(groups: LogGroups): ResourceType {
  const put = (properties: Properties, context: ResourceContext): ResourceState => {
    const name = String(properties.LogGroupName);
    const group = groups.has(context, name) ? groups.get(context, name) : groups.create(context, name);
    group.retentionInDays = retention(properties);
    return { physicalId: name, attributes: { LogGroupName: name } };
  };
  return {
    type: 'Custom::LogRetention',
    replacedBy: ['LogGroupName'],
    create: async (properties, context) => put(properties, context),
    update: async (_, next, __, context) => put(next, context),
    async delete(current, { RemovalPolicy }, context) {
      if (RemovalPolicy === 'destroy' && groups.has(context, current.physicalId)) groups.delete(context, current.physicalId);
    },
  };
}

function retention({ RetentionInDays }: Properties): number | undefined {
  return RetentionInDays === undefined ? undefined : Number(RetentionInDays);
}
