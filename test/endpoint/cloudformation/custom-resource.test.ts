import { CloudFormationClient, CreateStackCommand, DeleteStackCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { useEndpoint } from '../endpoint';
import { events, history, settled } from './stacks';

const endpoint = useEndpoint();
const client = () => new CloudFormationClient(endpoint.client());

/** A stack with a function and a custom resource that calls it. */
function template(source: string, properties: object = {}): string {
  return JSON.stringify({
    Resources: {
      Fn: {
        Type: 'AWS::Lambda::Function',
        Properties: { Runtime: 'nodejs22.x', Handler: 'index.handler', Role: 'arn:aws:iam::000000000000:role/r', Code: { ZipFile: source } },
      },
      Custom: { Type: 'Custom::Thing', Properties: { ServiceToken: { 'Fn::GetAtt': ['Fn', 'Arn'] }, ...properties } },
    },
    Outputs: { Ref: { Value: { Ref: 'Custom' } }, Seen: { Value: { 'Fn::GetAtt': ['Custom', 'Seen'] } } },
  });
}

async function create(name: string, source: string, properties?: object) {
  await client().send(new CreateStackCommand({ StackName: name, TemplateBody: template(source, properties) }));
  return settled(client(), name);
}

/** Answers with what it saw; the physical id follows the property `Key`. */
const ANSWERS = `
const response = require('cfn-response');
exports.handler = (event, context) => {
  const { RequestType, ResourceType, ResourceProperties, OldResourceProperties = {} } = event;
  const seen = [RequestType, ResourceType, ResourceProperties.Count, typeof ResourceProperties.Count, OldResourceProperties.Count].join(' ');
  response.send(event, context, response.SUCCESS, { Seen: seen }, 'physical-' + ResourceProperties.Key);
};`;

/** Answers as the CDK's functions do: over https, with the host name and path alone. */
const ANSWERS_LIKE_THE_CDK = `
const https = require('https');
exports.handler = (event) => new Promise((resolve, reject) => {
  const { hostname, pathname } = new URL(event.ResponseURL);
  const body = JSON.stringify({ Status: 'SUCCESS', PhysicalResourceId: 'cdk', StackId: event.StackId, RequestId: event.RequestId, LogicalResourceId: event.LogicalResourceId, Data: { Seen: 'yes' } });
  const request = https.request({ hostname, path: pathname, method: 'PUT', headers: { 'content-length': body.length } }, (response) => { response.resume(); resolve(); });
  request.on('error', reject);
  request.end(body);
});`;

test('a function answers, is told of changes, and deletes what it replaced', async () => {
  expect(await create('Custom', ANSWERS, { Key: 'a', Count: 1 })).toMatchObject({
    StackStatus: 'CREATE_COMPLETE', Outputs: [{ OutputValue: 'physical-a' }, { OutputValue: 'Create Custom::Thing 1 string ' }],
  });
  await client().send(new UpdateStackCommand({ StackName: 'Custom', TemplateBody: template(ANSWERS, { Key: 'b', Count: 2 }) }));
  expect(await settled(client(), 'Custom')).toMatchObject({
    StackStatus: 'UPDATE_COMPLETE', Outputs: [{ OutputValue: 'physical-b' }, { OutputValue: 'Update Custom::Thing 2 string 1' }],
  });
  const deleted = (await events(client(), 'Custom')).filter(({ ResourceStatus }) => ResourceStatus === 'DELETE_COMPLETE');
  expect(deleted.map(({ PhysicalResourceId }) => PhysicalResourceId)).toEqual(['physical-a']);
  await client().send(new DeleteStackCommand({ StackName: 'Custom' }));
});

test('an answer over https finds its way', async () => {
  expect(await create('LikeTheCdk', ANSWERS_LIKE_THE_CDK)).toMatchObject({ StackStatus: 'CREATE_COMPLETE', Outputs: [{ OutputValue: 'cdk' }, { OutputValue: 'yes' }] });
});

test.each([
  ['answers FAILED', ANSWERS.replace('SUCCESS', 'FAILED'), 'Received response status [FAILED] from custom resource. Message returned: See the details in CloudWatch Log Stream'],
  ['throws', 'exports.handler = async () => { throw new RangeError("too far") }', "the custom resource's function failed with RangeError: too far"],
])('fails when its function %s', async (what, source, reason) => {
  const name = `Fails${what.split(' ')[0]}`;
  expect(await create(name, source)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  const failed = (await events(client(), name)).find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  expect(failed?.ResourceStatusReason).toContain(reason);
});

test('a function without the SDK it needs is recorded, and the event says so', async () => {
  const stack = await create('NoSdk', "require('@aws-sdk/client-that-nobody-has'); exports.handler = async () => 1");
  expect(stack).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  const made = (await events(client(), 'NoSdk')).find(({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === 'Custom' && ResourceStatus === 'CREATE_COMPLETE');
  expect(made?.ResourceStatusReason).toBe('recorded only: its function needs @aws-sdk/client-that-nobody-has, which is not installed in this project');
  const { StackId } = stack;
  await client().send(new DeleteStackCommand({ StackName: 'NoSdk' }));
  await settled(client(), StackId!);
  expect(await history(client(), StackId!)).toContain('NoSdk DELETE_COMPLETE');
});
