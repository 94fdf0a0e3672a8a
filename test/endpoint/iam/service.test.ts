import { CloudFormationClient, CreateStackCommand, DeleteStackCommand, UpdateStackCommand, waitUntilStackDeleteComplete } from '@aws-sdk/client-cloudformation';
import {
  CreateRoleCommand, DeleteRoleCommand, DeleteRolePolicyCommand, DetachRolePolicyCommand, GetRoleCommand, IAMClient,
  ListAttachedRolePoliciesCommand, ListRolePoliciesCommand,
} from '@aws-sdk/client-iam';
import { settled } from '../cloudformation/stacks';
import { useEndpoint } from '../endpoint';

const endpoint = useEndpoint();
const trust = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' }, Action: 'sts:AssumeRole' }] };
const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: '*' }] };

const roleTemplate = (inline: string, separate: string) => JSON.stringify({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'caller',
        AssumeRolePolicyDocument: trust,
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        Policies: [{ PolicyName: inline, PolicyDocument: policy }],
      },
    },
    Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: separate, PolicyDocument: policy, Roles: [{ Ref: 'Role' }] } },
  },
});

test('roles of a stack can be read, and go with the stack', async () => {
  const iam = new IAMClient(endpoint.client());
  const cloudFormation = new CloudFormationClient(endpoint.client());
  const names = async () => (await iam.send(new ListRolePoliciesCommand({ RoleName: 'caller' }))).PolicyNames;

  await cloudFormation.send(new CreateStackCommand({ StackName: 'Roles', TemplateBody: roleTemplate('a', 'b'), Capabilities: ['CAPABILITY_NAMED_IAM'] }));
  await settled(cloudFormation, 'Roles');
  expect((await iam.send(new GetRoleCommand({ RoleName: 'caller' }))).Role).toMatchObject({
    Arn: 'arn:aws:iam::000000000000:role/caller', Path: '/', AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trust)),
  });
  expect(await names()).toEqual(['a', 'b']);

  await cloudFormation.send(new UpdateStackCommand({ StackName: 'Roles', TemplateBody: roleTemplate('c', 'd'), Capabilities: ['CAPABILITY_NAMED_IAM'] }));
  await settled(cloudFormation, 'Roles');
  expect((await names())!.sort()).toEqual(['c', 'd']);

  await cloudFormation.send(new DeleteStackCommand({ StackName: 'Roles' }));
  await waitUntilStackDeleteComplete({ client: cloudFormation, maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.1 }, { StackName: 'Roles' });
  await expect(iam.send(new GetRoleCommand({ RoleName: 'caller' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException', message: 'The role with name caller cannot be found.',
  });
});

test('fails to delete a role that has policies', async () => {
  const iam = new IAMClient(endpoint.client());
  const cloudFormation = new CloudFormationClient(endpoint.client());
  await cloudFormation.send(new CreateStackCommand({ StackName: 'Kept', TemplateBody: roleTemplate('a', 'b'), Capabilities: ['CAPABILITY_NAMED_IAM'] }));
  await settled(cloudFormation, 'Kept');
  const RoleName = 'caller';
  await expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({ name: 'DeleteConflictException' });
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  for (const PolicyName of PolicyNames) await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
  await expect(iam.send(new DeleteRoleCommand({ RoleName }))).rejects.toMatchObject({ message: 'Cannot delete entity, must detach all policies first.' });
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  for (const { PolicyArn } of AttachedPolicies) await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
  await iam.send(new DeleteRoleCommand({ RoleName }));
  await expect(iam.send(new GetRoleCommand({ RoleName }))).rejects.toMatchObject({ name: 'NoSuchEntityException' });
});

test('a role is made once', async () => {
  const iam = new IAMClient(endpoint.client());
  const role = { RoleName: 'by-hand', AssumeRolePolicyDocument: JSON.stringify(trust), Path: '/team/' };
  expect((await iam.send(new CreateRoleCommand(role))).Role?.Arn).toBe('arn:aws:iam::000000000000:role/team/by-hand');
  await expect(iam.send(new CreateRoleCommand(role))).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' });
});
