import { App, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Authorizer, CanaryStep, Integration, Release, RestApi } from '../../../src/constructs';

export const STACK = 'Orders';

/** The routes that every version answers. */
export const ROUTES = ['/fn', '/role', '/auth'] as const;

/** The route that odd versions answer and even ones do not have. */
export const ODD_ROUTE = '/odd';

/** Which API a version is written with, and how it is released. */
export type Flavor = 'canary' | 'direct' | 'plain';

/**
 * Version `n` of an app in which everything moves: each route's function, the role that an integration calls with, and the
 * authorizer are others than in the version before, whose own are gone.
 */
export function orders(version: number, flavor: Flavor): (app: App) => void {
  return (app) => {
    const stack = new Stack(app, STACK, { synthesizer: new LegacyStackSynthesizer() });
    const parity = version % 2 === 0 ? 'Even' : 'Odd';
    const handler = fn(stack, `${parity}Handler`, `async () => ({ statusCode: 200, body: '{"version":${version}}' })`);
    const authorizer = fn(stack, `${parity}Authorizer`, `async (event) => ({ principalId: 'v${version}', policyDocument: { Version: '2012-10-17', `
      + 'Statement: [{ Effect: \'Allow\', Action: \'execute-api:Invoke\', Resource: event.methodArn }] } })');
    const role = new iam.Role(stack, `${parity}Role`, { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    if (flavor === 'plain') plain(stack, { version, handler, authorizer, role });
    else ours(stack, flavor, { version, handler, authorizer, role });
  };
}

interface Parts {
  readonly version: number;
  readonly handler: lambda.Function;
  readonly authorizer: lambda.Function;
  readonly role: iam.Role;
}

function ours(stack: Stack, flavor: 'canary' | 'direct', { version, handler, authorizer, role }: Parts): void {
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none(), deploy: false });
  api.get('/fn', Integration.lambda(handler));
  api.get('/role', Integration.lambda(handler, { credentialsRole: role }));
  api.get('/auth', Integration.lambda(handler), { authorizer: Authorizer.lambda(authorizer) });
  if (version % 2 === 1) api.get(ODD_ROUTE, Integration.lambda(fn(stack, 'OddOnly', `async () => ({ statusCode: 200, body: '{"version":${version}}' })`)));
  const release = flavor === 'canary' ? Release.canary({ steps: [CanaryStep.percent(30), CanaryStep.percent(60)] }) : Release.direct();
  api.addStage('prod', { release, variables: { color: `color-${version}` } });
}

function plain(stack: Stack, { version, handler, authorizer, role }: Parts): void {
  const api = new apigateway.RestApi(stack, 'Api', { cloudWatchRole: false });
  const integration = new apigateway.LambdaIntegration(handler);
  api.root.addResource('fn').addMethod('GET', integration);
  handler.grantInvoke(role);
  api.root.addResource('role').addMethod('GET', new apigateway.LambdaIntegration(handler, { credentialsRole: role }));
  api.root.addResource('auth').addMethod('GET', integration, {
    authorizer: new apigateway.RequestAuthorizer(stack, 'Authorizer', {
      handler: authorizer, identitySources: [apigateway.IdentitySource.header('Authorization')],
    }),
  });
  if (version % 2 === 1) {
    api.root.addResource('odd').addMethod('GET', new apigateway.LambdaIntegration(
      fn(stack, 'OddOnly', `async () => ({ statusCode: 200, body: '{"version":${version}}' })`)));
  }
}

function fn(stack: Stack, id: string, code: string): lambda.Function {
  return new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline(`exports.handler = ${code};`) });
}
