import { lambdaResourcePolicySize } from '../../../src/rules/lambda/lambda-resource-policy-size';
import { getAtt, keys, ref, repeat, resource, rest, template } from '../templates';
import { testRule } from '../test-rule';

const permission = (target: unknown, route: string) => resource('Lambda::Permission', {
  Action: 'lambda:InvokeFunction',
  FunctionName: target,
  Principal: 'apigateway.amazonaws.com',
  SourceArn: { 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${route}` },
});

testRule(lambdaResourcePolicySize, {
  valid: [
    {
      name: 'the same number on two imported functions',
      template: rest({
        ...repeat(30, 'PermissionA', () => permission({ 'Fn::Join': [':', ['arn:aws:lambda:us-east-1:111122223333:function', { 'Fn::ImportValue': 'A' }]] }, 'prod/GET/orders')),
        ...repeat(30, 'PermissionB', () => permission({ 'Fn::Join': [':', ['arn:aws:lambda:us-east-1:111122223333:function', { 'Fn::ImportValue': 'B' }]] }, 'prod/GET/orders')),
      }),
    },
    {
      name: 'one permission for the API',
      template: rest({ Function: resource('Lambda::Function'), Permission: permission(ref('Function'), '*/*') }),
    },
    {
      name: 'the same number on two functions',
      template: rest({
        A: resource('Lambda::Function'),
        B: resource('Lambda::Function'),
        ...repeat(30, 'PermissionA', () => permission(ref('A'), 'prod/GET/orders')),
        ...repeat(30, 'PermissionB', () => permission(ref('B'), 'prod/GET/orders')),
      }),
    },
  ],
  invalid: [
    {
      name: 'a permission for each of 80 routes',
      template: rest({
        Function: resource('Lambda::Function'),
        ...repeat(80, 'Permission', (index) => permission(getAtt('Function', 'Arn'), `prod/GET/orders${index}`)),
      }),
      findings: [{ logicalId: 'Function', limit: 20480, severity: 'error', message: '80 permissions' }],
    },
    {
      name: 'almost as many',
      template: rest({
        Function: resource('Lambda::Function'),
        ...repeat(60, 'Permission', (index) => permission(ref('Function'), `prod/GET/orders${index}`)),
      }),
      findings: [{ logicalId: 'Function', severity: 'warning', message: 'almost full' }],
    },
    {
      name: 'as many for a function that is not in the template',
      template: rest(repeat(80, 'Permission', (index) => permission('other', `prod/GET/orders${index}`))),
      findings: [{ logicalId: expect.stringMatching(/^Permission\d+$/), severity: 'error' }],
    },
    {
      name: 'so many events of SAM, each of which gets a permission',
      template: template({
        Function: resource('Serverless::Function', {
          Events: keys(80, (index) => `E${index}`, { Type: 'HttpApi', Properties: { Path: '/some/long/path', Method: 'get' } }),
        }),
      }),
      findings: [{ logicalId: 'Function', path: 'Properties', message: 'its 80 permissions', severity: 'error' }],
    },
  ],
});
