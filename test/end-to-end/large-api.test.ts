import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { useWorkspace } from './workspace';
import { Authorizer, Integration, RestApi } from '../../src/constructs';
import { gatehouse } from '../cli/cli';
import { useEndpoint } from '../endpoint/endpoint';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const RESOURCES = 300;
const CODE = 'exports.handler = async ({ httpMethod, resource, pathParameters }) => ({ statusCode: 200, body: [httpMethod, resource, pathParameters?.id].join(" ") });';

const endpoint = useEndpoint();
const workspace = useWorkspace(endpoint);

/** 300 resources: half of them collections, half their items. */
const paths = Array.from({ length: RESOURCES / 2 }, (_, index) => [`/things${index}`, `/things${index}/{id}`]).flat();

function handler(stack: Stack): lambda.Function {
  return new lambda.Function(stack, 'Handler', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline(CODE) });
}

function large(app: App): void {
  const stack = new Stack(app, 'Large');
  const integration = Integration.lambda(handler(stack));
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none() });
  for (const path of paths) for (const method of METHODS) api.route(method, path, integration);
  api.addStage('prod');
  new CfnOutput(stack, 'ApiId', { value: api.restApiId });
}

test('an API of 300 resources with 4 methods each fits a stack, is clean, deploys, and answers', async () => {
  const assembly = workspace.synth(large);
  const template = join(assembly, readdirSync(assembly).find((name) => name.endsWith('.template.json'))!);
  expect(Object.keys(JSON.parse(readFileSync(template, 'utf8')).Resources).length).toBeLessThan(12);
  expect(statSync(template).size).toBeLessThan(1_000_000);
  const linted = await gatehouse(['lint', assembly, '--format', 'json']);
  expect([linted.code, JSON.parse(linted.out).findings]).toEqual([0, []]);

  expect(await workspace.bootstrap()).toMatchObject({ failed: false });
  expect(await workspace.deploy(assembly, '--outputs-file', 'outputs.json')).toMatchObject({ failed: false });
  const { Large: { ApiId } } = JSON.parse(readFileSync(workspace.path('outputs.json'), 'utf8'));
  for (const path of ['/things0', '/things74/{id}', '/things149/{id}']) {
    for (const method of METHODS) {
      const id = path.endsWith('}') ? '7' : '';
      const response = await fetch(`${endpoint.url()}/_aws/execute-api/${ApiId}/prod${path.replace('{id}', id)}`, { method });
      expect([response.status, await response.text()]).toEqual([200, `${method} ${path} ${id}`]);
    }
  }
}, 120_000);

test('plain aws-cdk-lib cannot synthesise it', () => {
  expect(() => workspace.synth((app) => {
    const stack = new Stack(app, 'Large');
    const integration = new apigateway.LambdaIntegration(handler(stack));
    const api = new apigateway.RestApi(stack, 'Api');
    for (const path of paths) for (const method of METHODS) api.root.resourceForPath(path).addMethod(method, integration);
  })).toThrow(/Number of resources in stack 'Large': \d+ is greater than allowed maximum of 500/);
}, 60_000);
