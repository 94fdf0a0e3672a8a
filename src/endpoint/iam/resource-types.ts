import { generatedName } from '../cloudformation/generated-name';
import { iamId } from '../cloudformation/recorded-type';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';

interface IamKind {
  readonly type: string;
  readonly nameProperty: string;
  readonly arnPath: string;
  readonly idPrefix: string;
  readonly idAttribute: string;
  readonly maximum: number;
  /** Whether `Ref` gives the ARN and not the name. */
  readonly refIsArn?: boolean;
}

const KINDS: readonly IamKind[] = [
  { type: 'AWS::IAM::Role', nameProperty: 'RoleName', arnPath: 'role', idPrefix: 'AROA', idAttribute: 'RoleId', maximum: 64 },
  { type: 'AWS::IAM::User', nameProperty: 'UserName', arnPath: 'user', idPrefix: 'AIDA', idAttribute: 'UserId', maximum: 64 },
  { type: 'AWS::IAM::Group', nameProperty: 'GroupName', arnPath: 'group', idPrefix: 'AGPA', idAttribute: 'GroupId', maximum: 128 },
  { type: 'AWS::IAM::ManagedPolicy', nameProperty: 'ManagedPolicyName', arnPath: 'policy', idPrefix: 'ANPA', idAttribute: 'PolicyId', maximum: 128, refIsArn: true },
  { type: 'AWS::IAM::InstanceProfile', nameProperty: 'InstanceProfileName', arnPath: 'instance-profile', idPrefix: 'AIPA', idAttribute: 'InstanceProfileId', maximum: 128 },
];

/** IAM as a record: names, ids and ARNs are right; no policy is ever evaluated, as any credentials are let in. */
export const IAM_RESOURCE_TYPES: readonly ResourceType[] = [
  ...KINDS.map(iamType),
  policyType('AWS::IAM::Policy'),
  policyType('AWS::IAM::RolePolicy'),
];

function iamType(kind: IamKind): ResourceType {
  return {
    type: kind.type,
    replacedBy: [kind.nameProperty, 'Path'],
    async create(properties, context): Promise<ResourceState> {
      const name = String(properties[kind.nameProperty] ?? generatedName(context, { maximum: kind.maximum }));
      const arn = `arn:aws:iam::${context.accountId}:${kind.arnPath}${String(properties.Path ?? '/')}${name}`;
      return {
        physicalId: kind.refIsArn === true ? arn : name,
        attributes: { [kind.refIsArn === true ? 'PolicyArn' : 'Arn']: arn, [kind.idAttribute]: iamId(kind.idPrefix) },
      };
    },
    update: async (current) => current,
    delete: async () => undefined,
  };
}

/** An inline policy belongs to its roles and is named by CloudFormation's generated id. */
function policyType(type: string): ResourceType {
  return {
    type,
    replacedBy: type === 'AWS::IAM::RolePolicy' ? ['PolicyName', 'RoleName'] : [],
    create: async ({ PolicyName }: Properties, context: ResourceContext) => ({
      physicalId: generatedName(context, { maximum: 128 }), attributes: { Id: String(PolicyName) },
    }),
    update: async (current) => current,
    delete: async () => undefined,
  };
}
