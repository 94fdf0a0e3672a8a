import type { Template } from '../template';
import type { ReadOptions } from './options';

/** The value of a pseudo parameter, where the template's environment is known. */
export function pseudoParameter(name: string, template: Template, options: ReadOptions): string | undefined {
  const region = template.region ?? options.region;
  switch (name) {
    case 'AWS::Region': return region;
    case 'AWS::AccountId': return template.account ?? options.account;
    case 'AWS::StackName': return template.stack;
    case 'AWS::Partition': return region && partitionOf(region);
    case 'AWS::URLSuffix': return region && (partitionOf(region) === 'aws-cn' ? 'amazonaws.com.cn' : partitionOf(region) && 'amazonaws.com');
    default: return undefined;
  }
}

/** `undefined` in partitions whose names are not public knowledge. */
function partitionOf(region: string): string | undefined {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return /^(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-\d+$/.test(region) ? 'aws' : undefined;
}
