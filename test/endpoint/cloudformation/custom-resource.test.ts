import {
  CancelUpdateStackCommand, CloudFormationClient, ContinueUpdateRollbackCommand, CreateStackCommand, DeleteStackCommand, UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
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

/** Puts a body to the response URL, whatever it is. */
const puts = (body: string) => `exports.handler = async (event) => { await fetch(event.ResponseURL, { method: 'PUT', body: ${JSON.stringify(body)} }); }`;

test.each([
  ['no JSON', 'not json', "Invalid response object: it must be JSON, got 'not json'"],
  ['null', 'null', "Invalid response object: it must be a JSON object, got 'null'"],
  ['another status', '{"Status":"OK","PhysicalResourceId":"x"}', 'Invalid response object: Status must be SUCCESS or FAILED, got "OK"'],
  ['no physical id', '{"Status":"SUCCESS"}', 'Invalid response object: PhysicalResourceId must be a text of 1 to 1024 bytes, got undefined'],
  ['data that is a list', '{"Status":"SUCCESS","PhysicalResourceId":"x","Data":[1]}', 'Invalid response object: Data must be an object, got [1]'],
])('fails at once when the answer is %s', async (what, body, reason) => {
  const name = `Bad${what.replaceAll(' ', '')}`;
  expect(await create(name, puts(body))).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  const failed = (await events(client(), name)).find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
  expect(failed?.ResourceStatusReason).toBe(reason);
});

test.each([
  ['does not exist', JSON.stringify({ Resources: { Custom: { Type: 'Custom::Thing', Properties: { ServiceToken: 'arn:aws:lambda:us-east-1:000000000000:function:nobody' } } } }),
    'Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody'],
  ['answers too late', template('exports.handler = async () => 1', { ServiceTimeout: '1' }), 'CloudFormation did not receive a response from your Custom Resource.'],
])('fails when its function %s', async (what, TemplateBody, reason) => {
  const StackName = `Token${what.replaceAll(' ', '')}`;
  await client().send(new CreateStackCommand({ StackName, TemplateBody }));
  expect(await settled(client(), StackName)).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
  const failed = (await events(client(), StackName)).find(({ LogicalResourceId, ResourceStatus }) => LogicalResourceId === 'Custom' && ResourceStatus === 'CREATE_FAILED');
  expect(failed?.ResourceStatusReason).toContain(reason);
});

const SILENT = 'exports.handler = async () => 1';

test('a stack whose custom resource never answers can be deleted', async () => {
  const { StackId } = await client().send(new CreateStackCommand({ StackName: 'Silent', TemplateBody: template(SILENT) }));
  while (!(await history(client(), 'Silent')).includes('Custom CREATE_IN_PROGRESS')) await new Promise((done) => setTimeout(done, 5));
  await client().send(new DeleteStackCommand({ StackName: 'Silent' }));
  expect(await settled(client(), StackId!)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' });
  expect(await history(client(), StackId!)).toEqual(expect.arrayContaining(['Silent DELETE_IN_PROGRESS', 'Custom CREATE_FAILED', 'Fn DELETE_COMPLETE', 'Silent DELETE_COMPLETE']));
});

test('an update that waits for an answer can be canceled', async () => {
  await create('Canceled', ANSWERS, { Key: 'a' });
  await expect(client().send(new CancelUpdateStackCommand({ StackName: 'Canceled' }))).rejects.toMatchObject({
    name: 'ValidationError', message: 'CancelUpdateStack cannot be called from current stack status',
  });
  const silentOnUpdate = ANSWERS.replace('exports.handler = (event, context) => {', "exports.handler = (event, context) => { if (event.RequestType === 'Update' && event.ResourceProperties.Key === 'b') return;");
  await client().send(new UpdateStackCommand({ StackName: 'Canceled', TemplateBody: template(silentOnUpdate, { Key: 'b' }) }));
  while (!(await history(client(), 'Canceled')).includes('Custom UPDATE_IN_PROGRESS')) await new Promise((done) => setTimeout(done, 5));
  await client().send(new CancelUpdateStackCommand({ StackName: 'Canceled' }));
  expect(await settled(client(), 'Canceled')).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE', Outputs: [{ OutputValue: 'physical-a' }, expect.anything()] });
});

test('only a rollback that failed can be continued', async () => {
  await create('Continued', ANSWERS, { Key: 'a' });
  await expect(client().send(new ContinueUpdateRollbackCommand({ StackName: 'Continued' }))).rejects.toMatchObject({ name: 'ValidationError' });
});
