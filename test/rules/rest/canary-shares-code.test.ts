import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Authorizer, Integration, Release, RestApi } from '../../../src/constructs';
import { lint } from '../../../src/lint';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'gatehouse-shares-code-'));
});
afterEach(() => rmSync(outdir, { recursive: true }));

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';

test.each<[string, (stack: Stack) => lambda.IFunction, Release, string[]]>([
  ['a function that the app does not define', (stack) => lambda.Function.fromFunctionAttributes(stack, 'Fn', { functionArn: ARN, sameEnvironment: true }), Release.canary(), ['S/Fn']],
  ['one without a canary', (stack) => lambda.Function.fromFunctionAttributes(stack, 'Fn', { functionArn: ARN, sameEnvironment: true }), Release.direct(), []],
  ['a function of the app', (stack) => new lambda.Function(stack, 'Fn', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {};'),
  }), Release.canary(), []],
])('lint says what synthesis says of %s', (_, fn, release, paths) => {
  const app = new App({ outdir, analyticsReporting: false });
  const stack = new Stack(app, 'S');
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none() });
  api.get('/orders', Integration.lambda(fn(stack)));
  api.addStage('prod', { release });
  app.synth();
  expect(lint([outdir]).findings.filter(({ rule }) => rule === 'canary-shares-code').map(({ constructPath }) => constructPath)).toEqual(paths);
});
