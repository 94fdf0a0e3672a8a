import type { Clock } from '../../gateway/clock';
import { generatedName } from '../cloudformation/generated-name';
import { iamId } from '../cloudformation/recorded-type';
import type { Properties, ResourceContext, ResourceState, ResourceType } from '../resource-type';
import type { Roles } from './roles';

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

const ROLE: IamKind = { type: 'AWS::IAM::Role', nameProperty: 'RoleName', arnPath: 'role', idPrefix: 'AROA', idAttribute: 'RoleId', maximum: 64 };

const RECORDED: readonly IamKind[] = [
  { type: 'AWS::IAM::User', nameProperty: 'UserName', arnPath: 'user', idPrefix: 'AIDA', idAttribute: 'UserId', maximum: 64 },
  { type: 'AWS::IAM::Group', nameProperty: 'GroupName', arnPath: 'group', idPrefix: 'AGPA', idAttribute: 'GroupId', maximum: 128 },
  { type: 'AWS::IAM::ManagedPolicy', nameProperty: 'ManagedPolicyName', arnPath: 'policy', idPrefix: 'ANPA', idAttribute: 'PolicyId', maximum: 128, refIsArn: true },
  { type: 'AWS::IAM::InstanceProfile', nameProperty: 'InstanceProfileName', arnPath: 'instance-profile', idPrefix: 'AIPA', idAttribute: 'InstanceProfileId', maximum: 128 },
];

/** IAM as a record: names, ids and ARNs are right; no policy is ever evaluated, as any credentials are let in. */
export function iamResourceTypes(roles: Roles, clock: Clock): readonly ResourceType[] {
  return [
    roleType(roles, clock),
    ...RECORDED.map(recordedIamType),
    policyType(roles, 'AWS::IAM::Policy', ({ Roles: names }) => names as readonly string[] | undefined ?? []),
    policyType(roles, 'AWS::IAM::RolePolicy', ({ RoleName }) => [String(RoleName)]),
  ];
}

function recordedIamType(kind: IamKind): ResourceType {
  return {
    type: kind.type,
    replacedBy: [kind.nameProperty, 'Path'],
    create: async (properties, context) => newState(kind, properties, context),
    update: async (current) => current,
    delete: async () => undefined,
  };
}

function newState(kind: IamKind, properties: Properties, context: ResourceContext): ResourceState {
  const name = String(properties[kind.nameProperty] ?? generatedName(context, { maximum: kind.maximum }));
  const arn = `arn:aws:iam::${context.accountId}:${kind.arnPath}${String(properties.Path ?? '/')}${name}`;
  return {
    physicalId: kind.refIsArn === true ? arn : name,
    attributes: { [kind.refIsArn === true ? 'PolicyArn' : 'Arn']: arn, [kind.idAttribute]: iamId(kind.idPrefix) },
  };
}

function roleType(roles: Roles, clock: Clock): ResourceType {
  return {
    type: ROLE.type,
    replacedBy: [ROLE.nameProperty, 'Path'],
    async create(properties, context) {
      const state = newState(ROLE, properties, context);
      roles.create({
        name: state.physicalId,
        arn: String(state.attributes.Arn),
        id: String(state.attributes.RoleId),
        path: String(properties.Path ?? '/'),
        created: clock.now(),
        trustPolicy: JSON.stringify(properties.AssumeRolePolicyDocument),
        description: properties.Description === undefined ? undefined : String(properties.Description),
        inline: new Map(inlinePolicies(properties)),
        attached: new Set(managedPolicies(properties)),
      });
      return state;
    },
    async update(current, next, previous, { accountId }) {
      const role = roles.find(accountId, current.physicalId);
      for (const [name] of inlinePolicies(previous)) role?.inline.delete(name);
      for (const [name, document] of inlinePolicies(next)) role?.inline.set(name, document);
      for (const arn of managedPolicies(previous)) role?.attached.delete(arn);
      for (const arn of managedPolicies(next)) role?.attached.add(arn);
      return current;
    },
    async delete(current, _, { accountId }) {
      const role = roles.find(accountId, current.physicalId);
      if (role) roles.delete(role);
    },
  };
}

function inlinePolicies({ Policies = [] }: Properties): [name: string, document: string][] {
  const policies = Policies as readonly { PolicyName: string; PolicyDocument: unknown }[];
  return policies.map((policy) => [policy.PolicyName, JSON.stringify(policy.PolicyDocument)]);
}

function managedPolicies({ ManagedPolicyArns = [] }: Properties): readonly string[] {
  return ManagedPolicyArns as readonly string[];
}

/** An inline policy belongs to its roles and is named by CloudFormation's generated id. */
function policyType(roles: Roles, type: string, roleNames: (properties: Properties) => readonly string[]): ResourceType {
  const change = (properties: Properties, { accountId }: ResourceContext, act: (inline: Map<string, string>, name: string) => void) => {
    for (const name of roleNames(properties)) {
      const role = roles.find(accountId, name);
      if (role) act(role.inline, String(properties.PolicyName));
    }
  };
  const put = (properties: Properties, context: ResourceContext) =>
    change(properties, context, (inline, name) => inline.set(name, JSON.stringify(properties.PolicyDocument)));
  const remove = (properties: Properties, context: ResourceContext) => change(properties, context, (inline, name) => inline.delete(name));
  return {
    type,
    replacedBy: type === 'AWS::IAM::RolePolicy' ? ['PolicyName', 'RoleName'] : [],
    async create(properties, context) {
      put(properties, context);
      return { physicalId: generatedName(context, { maximum: 128 }), attributes: { Id: String(properties.PolicyName) } };
    },
    async update(current, next, previous, context) {
      remove(previous, context);
      put(next, context);
      return current;
    },
    delete: async (_, properties, context) => remove(properties, context),
  };
}
