import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { newFunction, onlyResource } from './synth';
import { Authorizer, Integration, RestApi } from '../../../src/constructs';

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];

function addRoutes(api: RestApi, integration: Integration, resources: number): void {
  for (let index = 0; index < resources; index++) {
    for (const method of METHODS) api.route(method, `/resource-number-${index}`, integration);
  }
}

test('300 resources with 4 methods each are a small template', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.iam() });
  api.addStage('prod');
  addRoutes(api, Integration.lambda(newFunction(stack)), 300);

  const { template, templateFullPath } = app.synth().getStackByName('Stack');
  expect(Object.keys(template.Resources).length).toBeLessThan(12);
  expect(readFileSync(templateFullPath).byteLength).toBeLessThan(1_000_000);
  expect(Object.keys(template.Resources[onlyResource(api, 'AWS::ApiGateway::RestApi').logicalId].Properties.Body.paths)).toHaveLength(300);
});

describe('a document that a template cannot hold', () => {
  // About 600 bytes a method make it large without many constructs.
  const answer = Integration.mock({ body: 'x'.repeat(3_000) });

  test('is an asset that API Gateway reads', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.iam() });
    api.addStage('prod');
    const imported = lambda.Function.fromFunctionArn(stack, 'Fn', 'arn:aws:lambda:eu-west-1:123456789012:function:orders');
    api.get('/first', Integration.lambda(imported));
    addRoutes(api, answer, 80);

    const assembly = app.synth();
    const { Body, BodyS3Location } = assembly.getStackByName('Stack').template.Resources[api.stack.resolve((api.node.defaultChild as any).logicalId)].Properties;
    expect(Body).toBeUndefined();
    const key = BodyS3Location.Key as string;
    expect(BodyS3Location.Bucket).toEqual({ 'Fn::Sub': expect.stringContaining('cdk-hnb659fds-assets') });
    const document = JSON.parse(readFileSync(join(assembly.directory, `asset.${key}`), 'utf8'));
    expect(document.paths['/first'].get['x-amazon-apigateway-integration'].uri)
      .toBe('arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations');
    const { files } = JSON.parse(readFileSync(join(assembly.directory, 'Stack.assets.json'), 'utf8'));
    expect(files[key.replace('.json', '')].source).toEqual({ path: `asset.${key}`, packaging: 'file' });
  });

  test('fails when only the deployment knows all of it', () => {
    const stack = new Stack(new App(), 'Stack');
    const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.iam() });
    api.addStage('prod');
    api.get('/first', Integration.lambda(newFunction(stack)));
    addRoutes(api, answer, 80);
    expect(() => onlyResource(api, 'AWS::ApiGateway::RestApi')).toThrow(/Stack\/Api: the OpenAPI body has \d+ bytes, of which a template holds 900000; it cannot move to S3 because .*Fn9270CBC0/);
  });
});
