import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Authorizer, CanaryStep, Integration, Release, RestApi } from '../../src/constructs';

/** What is different about a version of the shop. */
export interface ShopProps {
  readonly version: string;
  /** Adds a resource that CloudFormation cannot create. */
  readonly failing?: boolean;
}

/** A shop with our constructs, whose stage is released step by step. */
export function shopApp({ version, failing }: ShopProps): (app: App) => void {
  return (app) => {
    const stack = new Stack(app, 'Shop');
    const fn = new lambda.Function(stack, 'Handler', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 200, body: process.env.AWS_LAMBDA_FUNCTION_NAME })'),
    });
    const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none() });
    api.get('/version', Integration.mock({ body: `{"version":"${version}"}` }));
    api.get('/handler', Integration.lambda(fn));
    api.addStage('prod', { release: Release.canary({ steps: [CanaryStep.percent(50)] }) });
    new CfnOutput(stack, 'ApiId', { value: api.restApiId });
    if (failing) {
      new lambda.CfnPermission(stack, 'Fails', { functionName: 'nobody', action: 'lambda:InvokeFunction', principal: 's3.amazonaws.com' }).node.addDependency(fn);
    }
  };
}
