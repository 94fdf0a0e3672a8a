import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { newFunction, newStack, onlyResource, templateOf } from './rest/synth';
import { Integration, Permissions, RestApi } from '../../src/constructs';

const sourcesOf = (api: RestApi) => Object.values(templateOf(api).findResources('AWS::Lambda::Permission'))
  .map(({ Properties }) => Properties.SourceArn['Fn::Join'][1].at(-1)).sort();

test('a function has one permission for all routes and stages', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Api');
  const integration = Integration.lambda(newFunction(stack));
  api.get('/a', integration);
  api.post('/b/{id}', integration);
  api.addStage('beta');
  api.addStage('prod');
  expect(sourcesOf(api)).toEqual(['/*']);
});

test('a function has one permission for each route when that is asked for', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Api', { permissions: Permissions.ROUTE });
  api.addStage('prod');
  const integration = Integration.lambda(newFunction(stack));
  api.get('/', integration);
  api.any('/b/{id}/{rest+}', integration);
  expect(sourcesOf(api)).toEqual(['/*/*/b/*/*', '/*/GET/']);
});

test('an API and its function may be in two stacks', () => {
  const app = new App();
  const [functions, apis] = ['Functions', 'Apis'].map((id) => new Stack(app, id));
  const api = new RestApi(apis, 'Api');
  api.addStage('prod');
  api.get('/a', Integration.lambda(newFunction(functions)));
  expect(() => app.synth()).not.toThrow();
  onlyResource(api, 'AWS::Lambda::Permission');
});

test('a function of another account cannot be permitted, which is a warning', () => {
  const stack = newStack({ env: { account: '111111111111', region: 'eu-west-1' } });
  const api = new RestApi(stack, 'Api');
  api.addStage('prod');
  api.get('/a', Integration.lambda(lambda.Function.fromFunctionArn(stack, 'Theirs', 'arn:aws:lambda:eu-west-1:222222222222:function:orders')));
  expect(sourcesOf(api)).toEqual([]);
  Annotations.fromStack(stack).hasWarning('/Stack/Theirs', Match.stringLikeRegexp('belongs to account 222222222222'));
});

test('a function that is permitted elsewhere stays so', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Api');
  api.addStage('prod');
  const theirs = lambda.Function.fromFunctionAttributes(stack, 'Theirs', { functionArn: 'arn:aws:lambda:eu-west-1:222222222222:function:orders', skipPermissions: true });
  api.get('/a', Integration.lambda(theirs));
  expect(sourcesOf(api)).toEqual([]);
});

test('a version and its permission outlive the next one, for the deployments that call it', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Api');
  api.addStage('prod');
  api.get('/a', Integration.lambda(newFunction(stack).currentVersion));
  const template = templateOf(api);
  template.hasResource('AWS::Lambda::Version', { DeletionPolicy: 'Retain' });
  template.hasResource('AWS::Lambda::Permission', { UpdateReplacePolicy: 'Retain' });
});
