import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { templateOf } from './rest/synth';
import { CloudWatchRole, Integration, RestApi, type RestApiProps } from '../../src/constructs';

function addApi(scope: Stack, id: string, props?: RestApiProps): void {
  const api = new RestApi(scope, id, props);
  api.get('/', Integration.mock());
  api.addStage('prod');
}

const accountsOf = (stack: Stack) => Object.values(templateOf({ stack }).findResources('AWS::ApiGateway::Account'));

test('the account has one role for all APIs of a stack, which outlives the stack', () => {
  const stack = new Stack(new App(), 'Stack');
  addApi(stack, 'A');
  addApi(stack, 'B');
  expect(accountsOf(stack)).toEqual([expect.objectContaining({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })]);
  templateOf({ stack }).hasResource('AWS::IAM::Role', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('the role that the account has can be kept', () => {
  const stack = new Stack(new App(), 'Stack');
  addApi(stack, 'A');
  const { Parameters, Conditions, Resources } = templateOf({ stack }).toJSON();
  const [roleId, role] = Object.entries<Record<string, unknown>>(Resources).find(([, { Type }]) => Type === 'AWS::IAM::Role')!;
  expect(Parameters.ApiGatewayCloudWatchRoleArn.Default).toBe('');
  expect(Conditions[role.Condition as string]).toEqual({ 'Fn::Equals': [{ Ref: 'ApiGatewayCloudWatchRoleArn' }, ''] });
  expect(accountsOf(stack)[0].Properties.CloudWatchRoleArn).toEqual({
    'Fn::If': [role.Condition, { 'Fn::GetAtt': [expect.stringMatching(/^ApiGatewayCloudWatchRoleExisting/), 'RoleArn'] }, { Ref: 'ApiGatewayCloudWatchRoleArn' }],
  });
  templateOf({ stack }).hasResource('Custom::ApiGatewayAccountRole', { Properties: { OwnRoleArn: { 'Fn::GetAtt': [roleId, 'Arn'] } }, Condition: role.Condition });
  templateOf({ stack }).hasResource('AWS::Lambda::Function', { Condition: role.Condition });
});

test('stacks of one account and region share the role and come after it', () => {
  const app = new App();
  const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
  addApi(one, 'A');
  addApi(two, 'B');
  expect([accountsOf(one).length, accountsOf(two).length]).toEqual([1, 0]);
  app.synth();
  expect(two.dependencies).toContain(one);
});

test.each([
  ['another region', { env: { region: 'eu-west-1' } }, { env: { region: 'us-east-1' } }],
  ['another account', { env: { account: '111111111111' } }, { env: { account: '222222222222' } }],
])('stacks of %s have their own', (_, first, second) => {
  const app = new App();
  const [one, two] = [new Stack(app, 'One', first), new Stack(app, 'Two', second)];
  addApi(one, 'A');
  addApi(two, 'B');
  expect([accountsOf(one).length, accountsOf(two).length]).toEqual([1, 1]);
});

test('stages of an app, which are deployed apart, have their own', () => {
  const app = new App();
  const [one, two] = ['Beta', 'Prod'].map((id) => new Stack(new Stage(app, id), 'Stack'));
  addApi(one, 'A');
  addApi(two, 'A');
  expect([accountsOf(one).length, accountsOf(two).length]).toEqual([1, 1]);
});

test('the role of a nested stack is in the outermost', () => {
  const stack = new Stack(new App(), 'Stack');
  addApi(new NestedStack(stack, 'Nested'), 'A');
  expect(accountsOf(stack)).toHaveLength(1);
});

test('whoever asks first has it', () => {
  const app = new App();
  const [api, account] = ['Api', 'Account'].map((id) => new Stack(app, id));
  CloudWatchRole.ensure(account);
  addApi(api, 'A');
  expect([accountsOf(api).length, accountsOf(account).length]).toEqual([0, 1]);
});

test('there is neither role nor parameter when the API says so', () => {
  const stack = new Stack(new App(), 'Stack');
  addApi(stack, 'A', { cloudWatchRole: false });
  expect(accountsOf(stack)).toEqual([]);
  expect(templateOf({ stack }).toJSON().Parameters.ApiGatewayCloudWatchRoleArn).toBeUndefined();
});
