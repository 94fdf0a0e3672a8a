import { upperId } from '../ids';
import type { ResourceContext } from '../resource-type';

/**
 * The name CloudFormation gives to a resource that has none: `stack-logicalid-SUFFIX`, cut so that the
 * random suffix stays whole.
 */
export function generatedName(
  { stackName, logicalId }: Pick<ResourceContext, 'stackName' | 'logicalId'>,
  options: { readonly maximum?: number; readonly lowerCase?: boolean; readonly separator?: string } = {},
): string {
  const { maximum = 64, lowerCase = false, separator = '-' } = options;
  const suffix = upperId(12);
  const room = maximum - suffix.length - 2 * separator.length;
  const stack = stackName.slice(0, Math.max(room - logicalId.length, Math.floor(room / 2)));
  const name = [stack, logicalId.slice(0, room - stack.length), suffix].join(separator);
  return lowerCase ? name.toLowerCase() : name;
}
