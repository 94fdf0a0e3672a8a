import type { Parameters } from './parameters';
import { generatedName } from '../cloudformation/generated-name';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';

/** `AWS::SSM::Parameter`. */
export function ssmResourceTypes(parameters: Parameters): readonly ResourceType[] {
  const put = (name: string, { Type, Value, Description }: Properties, context: ResourceContext, overwrite: boolean): ResourceState => {
    const description = Description === undefined ? undefined : String(Description);
    parameters.put(context, { name, type: String(Type), value: String(Value), description }, overwrite);
    return { physicalId: name, attributes: { Type, Value } };
  };
  return [{
    type: 'AWS::SSM::Parameter',
    replacedBy: ['Name'],
    create: async (properties, context) => put(String(properties.Name ?? `CFN-${generatedName(context, { separator: '-' })}`), properties, context, false),
    update: async (current, next, _, context) => put(current.physicalId, next, context, true),
    async delete(current, _, context) {
      parameters.delete(context, current.physicalId);
    },
  }];
}
