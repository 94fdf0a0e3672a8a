import type { Registries } from '../../records/registry';
import { inHandler } from '../../records/resource-type';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../../resource-type';
import { ACCOUNT_ENTITY, setAccountRole } from '../account';

/** `AWS::ApiGateway::Account`: sets what the account has one of. Deleting it leaves the setting, as CloudFormation does. */
export function accountType(registries: Registries): ResourceType {
  const set = ({ CloudWatchRoleArn }: Properties, context: ResourceContext, id: string): Promise<ResourceState> => inHandler('ApiGateway', context, () => {
    setAccountRole(registries.of(context), CloudWatchRoleArn as string | undefined);
    return { physicalId: id, attributes: { Id: id } };
  });
  return {
    type: ACCOUNT_ENTITY.type,
    replacedBy: [],
    create: (properties, context) => set(properties, context, `${context.stackName}-${context.logicalId}`),
    update: (current, next, _, context) => set(next, context, current.physicalId),
    delete: async () => {},
  };
}
