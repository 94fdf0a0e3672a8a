import { AwsError } from '../service';
import type { TemplateBody } from './template-body';

/** IAM types, and the property that gives each a name of its own. */
const IAM_NAMES: Readonly<Record<string, string>> = {
  'AWS::IAM::AccessKey': '',
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': '',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': '',
};

/** What a caller has to acknowledge before this template is deployed. */
export function requiredCapabilities({ Resources, Transform }: TemplateBody): string[] {
  const iam = Object.values(Resources).filter(({ Type }) => Object.hasOwn(IAM_NAMES, Type));
  const isNamed = iam.some(({ Type, Properties }) => IAM_NAMES[Type] !== '' && Properties?.[IAM_NAMES[Type]] !== undefined);
  return [
    ...(isNamed ? ['CAPABILITY_NAMED_IAM'] : iam.length > 0 ? ['CAPABILITY_IAM'] : []),
    ...(Transform === undefined ? [] : ['CAPABILITY_AUTO_EXPAND']),
  ];
}

/** The types that make a capability necessary. */
export function capabilityReason({ Resources }: TemplateBody): string | undefined {
  const types = [...new Set(Object.values(Resources).map(({ Type }) => Type).filter((type) => Object.hasOwn(IAM_NAMES, type)))];
  return types.length === 0 ? undefined : `The following resource(s) require capabilities: [${types.join(', ')}]`;
}

/** @throws AwsError `InsufficientCapabilitiesException` */
export function checkCapabilities(template: TemplateBody, given: readonly string[]): void {
  const missing = requiredCapabilities(template).filter((capability) => !given.includes(capability)
    && !(capability === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM')));
  if (missing.length > 0) throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`);
}
