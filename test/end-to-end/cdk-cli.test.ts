import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { useEndpoint } from '../endpoint/endpoint';

/** A plain aws-cdk-lib app: a function from a folder, a parameter, and what makes an update fail. */
const APP = `
const cdk = require('aws-cdk-lib');
const lambda = require('aws-cdk-lib/aws-lambda');
const ssm = require('aws-cdk-lib/aws-ssm');
const app = new cdk.App();
const stack = new cdk.Stack(app, 'Plain', { env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION } });
const fn = new lambda.Function(stack, 'Fn', {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromAsset(__dirname + '/fn'),
  environment: { GREETING: process.env.GREETING },
});
new cdk.CfnOutput(stack, 'FunctionName', { value: fn.functionName });
if (process.env.FAIL) {
  new lambda.CfnPermission(stack, 'Fails', { functionName: 'nobody', action: 'lambda:InvokeFunction', principal: 's3.amazonaws.com' }).node.addDependency(fn);
}
`;
const HANDLER = 'exports.handler = async ({ name }) => `${process.env.GREETING}, ${name}`;';
const MODULES = dirname(dirname(require.resolve('aws-cdk-lib/package.json')));

const endpoint = useEndpoint();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatehouse-cdk-'));
  writeFileSync(join(folder, 'app.js'), APP);
  writeFileSync(join(folder, 'cdk.json'), JSON.stringify({ app: 'node app.js' }));
  const code = join(folder, 'fn');
  mkdirSync(code);
  writeFileSync(join(code, 'index.js'), HANDLER);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the real CDK CLI as a user would: nothing but the endpoint's URL, any credentials and a region. */
async function cdk(args: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<{ failed: boolean; text: string }> {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    NODE_PATH: MODULES,
    AWS_ENDPOINT_URL: endpoint.url(),
    AWS_ACCESS_KEY_ID: 'any',
    AWS_SECRET_ACCESS_KEY: 'thing',
    AWS_REGION: 'us-east-1',
    CDK_VALIDATION: 'false',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    GREETING: 'hello',
    ...variables,
  };
  const cli = join(MODULES, 'aws-cdk', 'bin', 'cdk');
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, '--no-notices', '--no-color', ...args], { cwd: folder, env });
    return { failed: false, text: stdout + stderr };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { failed: true, text: stdout + stderr };
  }
}

async function stackStatus(): Promise<string | undefined> {
  const { Stacks: [stack] = [] } = await new CloudFormationClient(endpoint.client()).send(new DescribeStacksCommand({ StackName: 'Plain' }));
  return stack.StackStatus;
}

async function greet(): Promise<unknown> {
  const { Plain } = JSON.parse(readFileSync(join(folder, 'outputs.json'), 'utf8')) as { Plain: { FunctionName: string } };
  const { Payload } = await new LambdaClient(endpoint.client()).send(new InvokeCommand({ FunctionName: Plain.FunctionName, Payload: JSON.stringify({ name: 'CDK' }) }));
  return JSON.parse(Buffer.from(Payload!).toString('utf8'));
}

test('the CDK CLI bootstraps, deploys, compares, rolls back and destroys', async () => {
  expect(await cdk(['bootstrap', 'aws://000000000000/us-east-1'])).toMatchObject({ failed: false, text: expect.stringContaining('Environment aws://000000000000/us-east-1 bootstrapped.') });

  expect(await cdk(['deploy', '--require-approval', 'never', '--outputs-file', 'outputs.json'])).toMatchObject({ failed: false });
  expect(await greet()).toBe('hello, CDK');

  expect(await cdk(['diff'])).toMatchObject({ failed: false, text: expect.stringContaining('There were no differences') });
  const diff = await cdk(['diff'], { GREETING: 'good day' });
  expect(diff.text).toMatch(/\[-\] hello\s+.*\[\+\] good day/s);
  expect(diff.text).not.toContain('Could not create a change set');

  const failed = await cdk(['deploy', '--require-approval', 'never', '--progress', 'events'], { GREETING: 'broken', FAIL: '1' });
  expect(failed).toMatchObject({ failed: true, text: expect.stringContaining('Function not found') });
  expect(await stackStatus()).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(await greet()).toBe('hello, CDK');

  expect(await cdk(['deploy', '--require-approval', 'never', '--method', 'direct'], { GREETING: 'good day' })).toMatchObject({ failed: false });
  expect(await greet()).toBe('good day, CDK');

  expect(await cdk(['destroy', '--force'])).toMatchObject({ failed: false });
  await expect(stackStatus()).rejects.toThrow('Stack with id Plain does not exist');
}, 120_000);
