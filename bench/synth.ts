import { App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Authorizer, Integration, RestApi } from 'cdk-gatehouse';

const ROUTES = 100;
const ROUNDS = 9;

/** How long it takes to synthesise 100 routes, in milliseconds; the CDK's own validator is off for both, Gatehouse's rules stay on. */
export interface SynthFigure {
  readonly gatehouse: number;
  readonly awsCdkLib: number;
  /** `gatehouse / awsCdkLib`; the target is 0.5 at most. */
  readonly ratio: number;
}

/** Measures both in turn, so that neither has the warmer machine, and takes the medians. */
export function measureSynth(): SynthFigure {
  process.env.CDK_VALIDATION = 'false';
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const [one, other] = [synthOf(gatehouse), synthOf(awsCdkLib)];
    if (round < 0) continue;
    ours.push(one);
    theirs.push(other);
  }
  const figure = { gatehouse: median(ours), awsCdkLib: median(theirs) };
  return { ...figure, ratio: figure.gatehouse / figure.awsCdkLib };
}

function synthOf(build: (stack: Stack, fn: lambda.IFunction) => void): number {
  const start = performance.now();
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Bench');
  const fn = new lambda.Function(stack, 'Handler', {
    runtime: lambda.Runtime.NODEJS_20_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200 });'),
  });
  build(stack, fn);
  app.synth();
  return performance.now() - start;
}

function gatehouse(stack: Stack, fn: lambda.IFunction): void {
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.iam() });
  api.addStage('prod');
  const integration = Integration.lambda(fn);
  for (let route = 0; route < ROUTES; route++) api.get(`/items${route}`, integration);
}

function awsCdkLib(stack: Stack, fn: lambda.IFunction): void {
  const api = new apigateway.RestApi(stack, 'Api', { defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM } });
  const integration = new apigateway.LambdaIntegration(fn);
  for (let route = 0; route < ROUTES; route++) api.root.addResource(`items${route}`).addMethod('GET', integration);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
