import {
  CloudFormationClient, CreateStackCommand, DeleteStackCommand, DescribeStackResourcesCommand, GetTemplateCommand, RollbackStackCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { useEndpoint } from '../endpoint';
import { events, history, parameters, settled } from './stacks';

const endpoint = useEndpoint();
const client = () => new CloudFormationClient(endpoint.client());

async function create(name: string, template: string, more: object = {}) {
  await client().send(new CreateStackCommand({ StackName: name, TemplateBody: template, ...more }));
  return settled(client(), name);
}

async function update(name: string, template: string, more: object = {}) {
  await client().send(new UpdateStackCommand({ StackName: name, TemplateBody: template, ...more }));
  return settled(client(), name);
}

async function physicalIds(name: string): Promise<Record<string, string | undefined>> {
  const { StackResources = [] } = await client().send(new DescribeStackResourcesCommand({ StackName: name }));
  return Object.fromEntries(StackResources.map(({ LogicalResourceId, PhysicalResourceId }) => [LogicalResourceId, PhysicalResourceId]));
}

/** A resource that always fails: its function does not exist. */
const BROKEN = { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: 'nobody', Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' } };

test('makes resources after what they depend on and shows outputs', async () => {
  const stack = await create('Ordered', parameters(
    { Second: { Type: 'String', Value: { Ref: 'First' } }, First: { Type: 'String', Name: '/first', Value: 'one' } },
    { Outputs: { Value: { Value: { 'Fn::GetAtt': ['Second', 'Value'] } } } },
  ));
  expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE', Outputs: [{ OutputKey: 'Value', OutputValue: '/first' }] });
  const made = (await history(client(), 'Ordered')).filter((line) => line.endsWith('CREATE_COMPLETE'));
  expect(made).toEqual(['First CREATE_COMPLETE', 'Second CREATE_COMPLETE', 'Ordered CREATE_COMPLETE']);
});

test('a creation that fails takes back what it made', async () => {
  const template = JSON.stringify({ Resources: { Made: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/made', Type: 'String', Value: 'x' } }, Broken: { ...BROKEN, DependsOn: 'Made' } } });
  expect(await create('FailsToCreate', template)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  const told = await events(client(), 'FailsToCreate');
  expect(told.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason).toContain('Function not found');
  expect(told.find(({ ResourceStatus }) => ResourceStatus === 'ROLLBACK_IN_PROGRESS')?.ResourceStatusReason)
    .toBe('The following resource(s) failed to create: [Broken]. Rollback requested by user.');
  expect(await history(client(), 'FailsToCreate')).toContain('Made DELETE_COMPLETE');
  await expect(update('FailsToCreate', parameters({ A: 'a' }))).rejects.toThrow(/is in ROLLBACK_COMPLETE state and can not be updated/);
});

test.each([
  ['DO_NOTHING keeps what was made', 'DO_NOTHING', 'CREATE_FAILED'],
  ['DELETE removes the stack', 'DELETE', undefined],
])('a creation that fails: %s', async (_, OnFailure, status) => {
  const name = `Fails${OnFailure.replace('_', '')}`;
  const stack = create(name, JSON.stringify({ Resources: { Broken: BROKEN } }), { OnFailure });
  if (status === undefined) await expect(stack).rejects.toThrow(`Stack with id ${name} does not exist`);
  else expect(await stack).toMatchObject({ StackStatus: status });
});

describe('an update that fails', () => {
  const before = parameters({ Changed: { Name: '/changed', Type: 'String', Value: 'old' }, Replaced: { Name: '/old', Type: 'String', Value: 'x' }, Removed: 'r' });
  const after = JSON.stringify({
    Resources: {
      Changed: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/changed', Type: 'String', Value: 'new' } },
      Replaced: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/new', Type: 'String', Value: 'x' } },
      Added: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/added', Type: 'String', Value: 'x' } },
      Broken: { ...BROKEN, DependsOn: ['Changed', 'Replaced', 'Added'] },
    },
  });

  test('leaves everything as it was', async () => {
    await create('RollsBack', before);
    const ids = await physicalIds('RollsBack');
    expect(await update('RollsBack', after)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(await physicalIds('RollsBack')).toEqual(ids);
    const { TemplateBody } = await client().send(new GetTemplateCommand({ StackName: 'RollsBack' }));
    expect(TemplateBody).toBe(before);
    const lines = await history(client(), 'RollsBack');
    expect(lines).toEqual(expect.arrayContaining(['Added DELETE_COMPLETE', 'Replaced DELETE_COMPLETE', 'RollsBack UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS']));
    expect(lines).not.toContain('Removed DELETE_COMPLETE');
    await expect(update('RollsBack', before)).rejects.toThrow('No updates are to be performed.');
    await client().send(new DeleteStackCommand({ StackName: 'RollsBack' }));
  });

  test('can be rolled back later when rollback is disabled', async () => {
    await create('Held', before.replaceAll('"/', '"/held/'));
    expect(await update('Held', after.replaceAll('"/', '"/held/'), { DisableRollback: true })).toMatchObject({ StackStatus: 'UPDATE_FAILED' });
    await client().send(new RollbackStackCommand({ StackName: 'Held' }));
    expect(await settled(client(), 'Held')).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(Object.keys(await physicalIds('Held'))).toEqual(['Changed', 'Replaced', 'Removed']);
  });
});

test('a replacement is made before its predecessor is deleted', async () => {
  await create('Replaces', parameters({ P: { Name: '/replaces/1', Type: 'String', Value: 'x' } }));
  expect(await update('Replaces', parameters({ P: { Name: '/replaces/2', Type: 'String', Value: 'x' } }))).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  const lines = (await events(client(), 'Replaces')).map(({ ResourceStatus, PhysicalResourceId }) => `${PhysicalResourceId} ${ResourceStatus}`);
  expect(lines.indexOf('/replaces/2 UPDATE_COMPLETE')).toBeLessThan(lines.indexOf('/replaces/1 DELETE_COMPLETE'));
  expect(await physicalIds('Replaces')).toEqual({ P: '/replaces/2' });
});

test('a resource with DeletionPolicy Retain survives its stack', async () => {
  const template = JSON.stringify({ Resources: { Kept: { Type: 'AWS::SSM::Parameter', DeletionPolicy: 'Retain', Properties: { Name: '/kept', Type: 'String', Value: 'x' } } } });
  const { StackId } = await create('Retains', template);
  await client().send(new DeleteStackCommand({ StackName: 'Retains' }));
  expect(await settled(client(), StackId!)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
  expect(await history(client(), StackId!)).toContain('Kept DELETE_SKIPPED');
  expect(await create('RetainsAgain', template)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
});

test('a type that is not emulated says so and still has a Ref and an ARN', async () => {
  const stack = await create('Recorded', JSON.stringify({
    Resources: { Queue: { Type: 'AWS::SQS::Queue' } },
    Outputs: { Ref: { Value: { Ref: 'Queue' } }, Arn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
  }));
  expect(stack.Outputs).toEqual([
    expect.objectContaining({ OutputValue: expect.stringMatching(/^Recorded-Queue-\w{12}$/) }),
    expect.objectContaining({ OutputValue: expect.stringMatching(/^arn:aws:sqs:us-east-1:000000000000:queue\/Recorded-Queue-/) }),
  ]);
  const told = await events(client(), 'Recorded');
  expect(told.find(({ ResourceType, ResourceStatus }) => ResourceType === 'AWS::SQS::Queue' && ResourceStatus === 'CREATE_COMPLETE')?.ResourceStatusReason)
    .toBe('not emulated: recorded only');
});

test('an export that is imported keeps its stack', async () => {
  await create('Exports', parameters({ P: 'x' }, { Outputs: { O: { Value: { Ref: 'P' }, Export: { Name: 'shared' } } } }));
  await create('Imports', parameters({ P: { Type: 'String', Value: { 'Fn::ImportValue': 'shared' } } }));
  await client().send(new DeleteStackCommand({ StackName: 'Exports' }));
  expect(await settled(client(), 'Exports')).toMatchObject({
    StackStatus: 'DELETE_FAILED', StackStatusReason: 'Export shared cannot be deleted as it is in use by Imports',
  });
});
