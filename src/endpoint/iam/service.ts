import type { Clock } from '../../gateway/clock';
import { iamId } from '../cloudformation/recorded-type';
import { queryService, requiredText, text } from '../protocols/query';
import type { QueryInput } from '../protocols/query';
import { AwsError } from '../service';
import type { Service } from '../service';
import type { RoleRecord, Roles } from './roles';

/** IAM, as far as roles go: what a client needs to see whether a role exists, and to remove one. */
export function iamService(roles: Roles, clock: Clock): Service {
  const named = (input: QueryInput, accountId: string) => roles.require(accountId, requiredText(input, 'RoleName'));
  return queryService({
    name: 'iam',
    namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    operations: {
      CreateRole: (input, { accountId }) => {
        const name = requiredText(input, 'RoleName');
        const path = text(input, 'Path') ?? '/';
        return {
          Role: view(roles.create({
            name,
            path,
            arn: `arn:aws:iam::${accountId}:role${path}${name}`,
            id: iamId('AROA'),
            created: clock.now(),
            trustPolicy: requiredText(input, 'AssumeRolePolicyDocument'),
            description: text(input, 'Description'),
            inline: new Map(),
            attached: new Set(),
          })),
        };
      },
      GetRole: (input, { accountId }) => ({ Role: view(named(input, accountId)) }),
      DeleteRole: (input, { accountId }) => {
        const role = named(input, accountId);
        if (role.inline.size > 0) throw new AwsError('DeleteConflict', 'Cannot delete entity, must delete policies first.', 409);
        if (role.attached.size > 0) throw new AwsError('DeleteConflict', 'Cannot delete entity, must detach all policies first.', 409);
        roles.delete(role);
        return {};
      },
      PutRolePolicy: (input, { accountId }) => {
        named(input, accountId).inline.set(requiredText(input, 'PolicyName'), requiredText(input, 'PolicyDocument'));
        return {};
      },
      GetRolePolicy: (input, { accountId }) => {
        const role = named(input, accountId);
        const name = requiredText(input, 'PolicyName');
        const document = role.inline.get(name);
        if (document === undefined) throw noPolicy(name);
        return { RoleName: role.name, PolicyName: name, PolicyDocument: encodeURIComponent(document) };
      },
      ListRolePolicies: (input, { accountId }) => ({ PolicyNames: [...named(input, accountId).inline.keys()], IsTruncated: false }),
      DeleteRolePolicy: (input, { accountId }) => {
        const name = requiredText(input, 'PolicyName');
        if (!named(input, accountId).inline.delete(name)) throw noPolicy(name);
        return {};
      },
      AttachRolePolicy: (input, { accountId }) => {
        named(input, accountId).attached.add(requiredText(input, 'PolicyArn'));
        return {};
      },
      ListAttachedRolePolicies: (input, { accountId }) => ({
        AttachedPolicies: [...named(input, accountId).attached].map((arn) => ({ PolicyName: arn.split('/').at(-1)!, PolicyArn: arn })),
        IsTruncated: false,
      }),
      DetachRolePolicy: (input, { accountId }) => {
        const arn = requiredText(input, 'PolicyArn');
        if (!named(input, accountId).attached.delete(arn)) throw noPolicy(arn);
        return {};
      },
    },
  });
}

function noPolicy(name: string): AwsError {
  return new AwsError('NoSuchEntity', `The role policy with name ${name} cannot be found.`, 404);
}

function view(role: RoleRecord) {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.created),
    AssumeRolePolicyDocument: encodeURIComponent(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: 3600,
  };
}
