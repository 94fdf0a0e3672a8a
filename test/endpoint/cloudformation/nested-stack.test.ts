import { CloudFormationClient, CreateStackCommand, DeleteStackCommand, DescribeStacksCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { signed, useEndpoint } from '../endpoint';
import { events, parameters, settled } from './stacks';

const endpoint = useEndpoint();
const client = () => new CloudFormationClient(endpoint.client());

beforeAll(async () => {
  const put = (key: string, body?: string) => fetch(`${endpoint.url()}/templates${key}`, { method: 'PUT', headers: signed('s3'), body });
  await put('');
  await put('/child.json', parameters(
    { P: { Type: 'String', Name: { 'Fn::Sub': '/${Who}/p' }, Value: 'x' } },
    { Parameters: { Who: { Type: 'String' } }, Outputs: { Name: { Value: { Ref: 'P' } } } },
  ));
  await put('/broken.json', JSON.stringify({
    Resources: {
      Made: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } },
      Broken: { Type: 'AWS::Lambda::Permission', DependsOn: 'Made', Properties: { FunctionName: 'nobody', Action: 'lambda:InvokeFunction', Principal: '*' } },
    },
  }));
});

const parent = (file: string, who: string, address = `${endpoint.url()}/templates`) => JSON.stringify({
  Resources: { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `${address}/${file}`, ...(file === 'child.json' ? { Parameters: { Who: who } } : {}) } } },
  ...(file === 'child.json' ? { Outputs: { Name: { Value: { 'Fn::GetAtt': ['Child', 'Outputs.Name'] } } } } : {}),
});

test('a nested stack lives, changes and dies with its parent', async () => {
  await client().send(new CreateStackCommand({ StackName: 'Parent', TemplateBody: parent('child.json', 'one', 'https://templates.s3.us-east-1.amazonaws.com') }));
  const created = await settled(client(), 'Parent');
  expect(created).toMatchObject({ StackStatus: 'CREATE_COMPLETE', Outputs: [{ OutputValue: '/one/p' }] });
  const { Stacks = [] } = await client().send(new DescribeStacksCommand({}));
  expect(Stacks.find(({ ParentId }) => ParentId === created.StackId)).toMatchObject({ StackStatus: 'CREATE_COMPLETE', RootId: created.StackId });
  await client().send(new UpdateStackCommand({ StackName: 'Parent', TemplateBody: parent('child.json', 'two') }));
  expect(await settled(client(), 'Parent')).toMatchObject({ StackStatus: 'UPDATE_COMPLETE', Outputs: [{ OutputValue: '/two/p' }] });
  await client().send(new DeleteStackCommand({ StackName: 'Parent' }));
  expect(await settled(client(), created.StackId!)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
  expect((await client().send(new DescribeStacksCommand({}))).Stacks).toEqual([]);
});

test('a nested stack that fails takes its parent with it', async () => {
  await client().send(new CreateStackCommand({ StackName: 'Failing', TemplateBody: parent('broken.json', '') }));
  expect(await settled(client(), 'Failing')).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  const failed = (await events(client(), 'Failing')).find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  expect(failed?.ResourceStatusReason).toMatch(/^Embedded stack arn:.* was not successfully created: The following resource\(s\) failed to create: \[Broken\]\./);
  const { Stacks = [] } = await client().send(new DescribeStacksCommand({}));
  expect(Stacks.map(({ StackName }) => StackName)).toEqual(['Failing']);
});
