import {
  CloudFormationClient, CreateChangeSetCommand, DeleteChangeSetCommand, DescribeChangeSetCommand, ExecuteChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import { useEndpoint } from '../endpoint';
import { parameters, settled } from './stacks';

const endpoint = useEndpoint();
const client = () => new CloudFormationClient(endpoint.client());

async function changeSet(input: Omit<CreateChangeSetCommandInput, 'ChangeSetName'>) {
  await client().send(new CreateChangeSetCommand({ ChangeSetName: 'set', ...input }));
  return client().send(new DescribeChangeSetCommand({ StackName: input.StackName, ChangeSetName: 'set' }));
}

async function deploy(name: string, TemplateBody: string) {
  await changeSet({ StackName: name, ChangeSetType: 'CREATE', TemplateBody });
  await client().send(new ExecuteChangeSetCommand({ StackName: name, ChangeSetName: 'set' }));
  const stack = await settled(client(), name);
  await client().send(new DeleteChangeSetCommand({ StackName: name, ChangeSetName: 'set' }));
  return stack;
}

test('creates a stack that waits, and then what it says', async () => {
  const TemplateBody = parameters({ P: 'x' });
  const set = await changeSet({ StackName: 'Waits', ChangeSetType: 'CREATE', TemplateBody });
  expect(set).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE', Changes: [{ ResourceChange: { Action: 'Add', LogicalResourceId: 'P' } }] });
  await client().send(new ExecuteChangeSetCommand({ StackName: 'Waits', ChangeSetName: 'set' }));
  expect(await settled(client(), 'Waits')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  await expect(client().send(new ExecuteChangeSetCommand({ StackName: 'Waits', ChangeSetName: 'set' }))).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' });
});

test('fails when nothing changes', async () => {
  const TemplateBody = parameters({ P: 'x' });
  await deploy('Same', TemplateBody);
  expect(await changeSet({ StackName: 'Same', TemplateBody })).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason: "The submitted information didn't contain changes. Submit different information to create a change set.",
  });
});

test.each([
  ['a new value', { P: { Name: '/p', Type: 'String', Value: 'y' } }, { Action: 'Modify', Replacement: 'False', Scope: ['Properties'] }],
  ['a new name', { P: { Name: '/q', Type: 'String', Value: 'x' } }, { Action: 'Modify', Replacement: 'True', PolicyAction: 'ReplaceAndDelete' }],
  ['nothing left', { Q: 'x' }, { Action: 'Remove', PolicyAction: 'Delete' }],
])('tells what becomes of a resource with %s', async (what, next, change) => {
  const StackName = `Tells${what.replaceAll(' ', '')}`;
  await deploy(StackName, parameters({ P: { Name: '/p', Type: 'String', Value: 'x' } }).replace('/p', `/p${StackName}`));
  const { Changes = [] } = await changeSet({ StackName, TemplateBody: parameters(next).replace('/p', `/p${StackName}`) });
  expect(Changes.find(({ ResourceChange }) => ResourceChange?.LogicalResourceId === 'P')?.ResourceChange).toMatchObject(change);
});

test('what refers to a replaced resource may be replaced too', async () => {
  const template = (name: string) => parameters({ A: { Name: name, Type: 'String', Value: 'x' }, B: { Name: { 'Fn::Sub': '${A}/b' }, Type: 'String', Value: 'x' } });
  await deploy('Depends', template('/depends/1'));
  const { Changes } = await changeSet({ StackName: 'Depends', TemplateBody: template('/depends/2') });
  expect(Changes?.map(({ ResourceChange }) => [ResourceChange?.LogicalResourceId, ResourceChange?.Replacement])).toEqual([['A', 'True'], ['B', 'Conditional']]);
});

test('an output alone is a change', async () => {
  await deploy('Outputs', parameters({ P: 'x' }));
  const set = await changeSet({ StackName: 'Outputs', TemplateBody: parameters({ P: 'x' }, { Outputs: { O: { Value: 'v' } } }) });
  expect(set).toMatchObject({ Status: 'CREATE_COMPLETE' });
});

test('fails when the stack is not there, and when it is there already', async () => {
  const TemplateBody = parameters({ P: 'x' });
  await expect(changeSet({ StackName: 'Nobody', TemplateBody })).rejects.toThrow('Stack [Nobody] does not exist');
  await deploy('There', TemplateBody);
  await expect(changeSet({ StackName: 'There', ChangeSetType: 'CREATE', TemplateBody })).rejects.toThrow('Stack [There] already exists and cannot be created again with the changeSet [set].');
  await expect(client().send(new DescribeChangeSetCommand({ StackName: 'There', ChangeSetName: 'none' }))).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
  await expect(client().send(new DeleteChangeSetCommand({ StackName: 'There', ChangeSetName: 'none' }))).resolves.toBeDefined();
});
