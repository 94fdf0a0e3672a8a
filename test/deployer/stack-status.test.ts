import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { ControlPlane, canaryStatus, releaseTarget, Refused } from '../../src/deployer';
import { operationOf, refuseInterruptedStack } from '../../src/deployer/stack-status';
import { settled } from '../endpoint/cloudformation/stacks';
import { useEndpoint } from '../endpoint/endpoint';

test.each([
  ['CREATE_IN_PROGRESS', /stack Orders is CREATE_IN_PROGRESS: a deployment is running or was interrupted; wait .*, then run "gatehouse deploy Orders"/],
  ['ROLLBACK_IN_PROGRESS', /is ROLLBACK_IN_PROGRESS: /],
  ['UPDATE_ROLLBACK_IN_PROGRESS', /is UPDATE_ROLLBACK_IN_PROGRESS: /],
  ['DELETE_IN_PROGRESS', /is DELETE_IN_PROGRESS: /],
  ['ROLLBACK_COMPLETE', /is ROLLBACK_COMPLETE: its first deployment failed, so it has nothing to release; run "gatehouse deploy Orders"/],
  ['CREATE_FAILED', /its first deployment failed/],
  ['UPDATE_ROLLBACK_FAILED', /run "aws cloudformation continue-update-rollback --stack-name Orders" first/],
  ['DELETE_FAILED', /run "gatehouse destroy Orders" first/],
])('a stack that is %s is named with what to do', (status, message) => {
  expect(() => refuseInterruptedStack({ stackName: 'Orders', status })).toThrow(message);
});

test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'])('a stack that is %s can be released', (status) => {
  expect(operationOf({ status })).toBeUndefined();
  expect(() => refuseInterruptedStack({ stackName: 'Orders', status })).not.toThrow();
});

describe('a first deployment that was interrupted', () => {
  const endpoint = useEndpoint();

  test('is told by the status of its stack, while it runs and when it has failed', async () => {
    Object.assign(process.env, { AWS_ENDPOINT_URL: endpoint.url(), AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' });
    const cloudFormation = new CloudFormationClient(endpoint.client());
    const controlPlane = new ControlPlane();
    const status = () => releaseTarget(controlPlane, 'Orders', { whileUpdating: true }).then((target) => canaryStatus(controlPlane, target));
    await cloudFormation.send(new CreateStackCommand({
      StackName: 'Orders',
      TemplateBody: JSON.stringify({
        Metadata: { Gatehouse: { version: 1, stages: [{ kind: 'REST', api: 'Api', stage: 'Stage', deployment: 'Deployment', stageName: 'prod', release: { strategy: 'direct' } }] } },
        Resources: {
          Slow: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Runtime: 'nodejs22.x',
              Handler: 'index.handler',
              Role: 'arn:aws:iam::000000000000:role/r',
              Timeout: 2,
              Code: { ZipFile: 'exports.handler = () => new Promise(() => {})' },
            },
          },
          Waits: { Type: 'Custom::Waits', Properties: { ServiceToken: { 'Fn::GetAtt': ['Slow', 'Arn'] }, ServiceTimeout: '2' } },
        },
      }),
    }));
    const running: unknown = await status().catch((error: unknown) => error);
    expect(running).toBeInstanceOf(Refused);
    expect((running as Error).message).toMatch(/^stack Orders is CREATE_IN_PROGRESS: /);
    expect((await settled(cloudFormation, 'Orders')).StackStatus).toBe('ROLLBACK_COMPLETE');
    await expect(status()).rejects.toThrow('stack Orders is ROLLBACK_COMPLETE: its first deployment failed');
  }, 30_000);
});
