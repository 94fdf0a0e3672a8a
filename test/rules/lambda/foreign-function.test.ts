import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, aws_lambda as lambda, Stack } from 'aws-cdk-lib';
import { Authorizer, Integration, RestApi } from '../../../src/constructs';
import { lint } from '../../../src/lint';

test.each([
  ['another account', '210987654321', 1],
  ['the same account', '123456789012', 0],
])('a function of %s', (_, account, count) => {
  const outdir = mkdtempSync(join(tmpdir(), 'gatehouse-foreign-'));
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'S', { env: { account: '123456789012', region: 'us-east-1' } });
  const fn = lambda.Function.fromFunctionArn(stack, 'Fn', `arn:aws:lambda:us-east-1:${account}:function:orders`);
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none() });
  api.get('/', Integration.lambda(fn));
  api.addStage('prod');
  app.synth();
  const found = lint([outdir]).findings.filter(({ rule }) => rule === 'foreign-function');
  expect(found.map(({ severity, constructPath }) => [severity, constructPath])).toEqual(Array(count).fill(['warning', 'S/Fn']));
  rmSync(outdir, { recursive: true });
});
