import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** Where a plain app finds its code, and what is different about a version of it. */
export interface PlainProps {
  readonly code: string;
  readonly version: string;
  /** Leaves `/old` out, and `/bye` of the inline definition. */
  readonly withoutOld?: boolean;
  /** Adds a resource that CloudFormation cannot create, after everything else. */
  readonly failing?: boolean;
}

export const API_KEY = 'plain-api-key-0123456789';

/** The handlers of the app, by file. */
export const PLAIN_CODE = {
  'index.js': `
exports.handler = async ({ httpMethod, resource, pathParameters, queryStringParameters, requestContext }) => {
  console.log('answering ' + resource);
  return { statusCode: 200, body: JSON.stringify({ version: process.env.VERSION, httpMethod, resource, pathParameters, queryStringParameters, stage: requestContext.stage, caller: requestContext.authorizer?.principalId }) };
};
exports.authorizer = async ({ authorizationToken, methodArn }) => {
  if (authorizationToken === 'broken') throw new Error('Unauthorized');
  return {
    principalId: authorizationToken,
    policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: authorizationToken === 'ada' ? 'Allow' : 'Deny', Resource: methodArn }] },
  };
};`,
  'chat.js': `
const { ApiGatewayManagementApiClient, PostToConnectionCommand } = require('@aws-sdk/client-apigatewaymanagementapi');
exports.handler = async ({ requestContext: { routeKey, connectionId }, body }) => {
  console.log(routeKey + ' ' + connectionId);
  if (routeKey === 'whoami') return { statusCode: 200, body: JSON.stringify({ connectionId, room: process.env.ROOM }) };
  if (routeKey !== 'send') return { statusCode: 200 };
  const { to, text } = JSON.parse(body);
  try {
    await new ApiGatewayManagementApiClient({}).send(new PostToConnectionCommand({ ConnectionId: to, Data: JSON.stringify({ from: connectionId, text }) }));
    return { statusCode: 200, body: '{"sent":true}' };
  } catch (error) {
    return { statusCode: 200, body: JSON.stringify({ error: error.name }) };
  }
};`,
};

/** What many people have today: aws-cdk-lib alone, methods as resources, one inline definition, two chat rooms. */
export class PlainStack extends Stack {
  constructor(scope: Construct, id: string, private readonly plain: PlainProps) {
    super(scope, id);
    const fn = this.fn('Fn', 'index.handler', { VERSION: plain.version });
    const rest = this.restApi(fn);
    this.specApi(fn);
    for (const room of ['Red', 'Blue']) this.room(room);
    if (plain.failing) {
      new lambda.CfnPermission(this, 'Fails', { functionName: 'nobody', action: 'lambda:InvokeFunction', principal: 's3.amazonaws.com' })
        .node.addDependency(fn, rest);
    }
  }

  private fn(id: string, handler: string, environment: Record<string, string>): lambda.Function {
    return new lambda.Function(this, id, {
      runtime: lambda.Runtime.NODEJS_22_X, handler, code: lambda.Code.fromAsset(this.plain.code), environment, timeout: Duration.seconds(10),
    });
  }

  private restApi(fn: lambda.IFunction): apigateway.RestApi {
    const api = new apigateway.RestApi(this, 'Rest', { deployOptions: { stageName: 'prod', loggingLevel: apigateway.MethodLoggingLevel.INFO } });
    const integration = new apigateway.LambdaIntegration(fn);
    const items = api.root.addResource('items', {
      defaultCorsPreflightOptions: { allowOrigins: ['https://shop.example.com'], allowMethods: ['GET', 'POST'] },
    });
    const model = api.addModel('Item', {
      contentType: 'application/json',
      schema: {
        type: apigateway.JsonSchemaType.OBJECT,
        required: ['name'],
        properties: { name: { type: apigateway.JsonSchemaType.STRING, minLength: 1 } },
      },
    });
    items.addMethod('POST', integration, { requestModels: { 'application/json': model }, requestValidatorOptions: { validateRequestBody: true } });
    items.addResource('{id}').addMethod('GET', integration);
    if (!this.plain.withoutOld) api.root.addResource('old').addMethod('GET', integration);
    api.root.addResource('files').addProxy({ defaultIntegration: integration });
    api.root.addResource('health').addMethod('GET', new apigateway.MockIntegration({
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: [{ statusCode: '200', responseTemplates: { 'application/json': '{"ok":true}' } }],
    }), { methodResponses: [{ statusCode: '200' }] });
    api.root.addResource('keyed').addMethod('GET', integration, { apiKeyRequired: true });
    api.root.addResource('private').addMethod('GET', integration, {
      authorizer: new apigateway.TokenAuthorizer(this, 'Authorizer', { handler: this.fn('AuthorizerFn', 'index.authorizer', {}), resultsCacheTtl: Duration.seconds(0) }),
    });
    const plan = api.addUsagePlan('Plan', { throttle: { rateLimit: 100, burstLimit: 50 }, apiStages: [{ stage: api.deploymentStage }] });
    plan.addApiKey(api.addApiKey('Key', { value: API_KEY }));

    const beta = new apigateway.Stage(this, 'Beta', { stageName: 'beta', deployment: new apigateway.Deployment(this, 'BetaDeployment', { api }) });
    beta.node.addDependency(api);
    new CfnOutput(this, 'RestId', { value: api.restApiId });
    new CfnOutput(this, 'BetaStage', { value: beta.stageName });
    return api;
  }

  private specApi(fn: lambda.IFunction): void {
    const get = {
      'x-amazon-apigateway-integration': {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: `arn:aws:apigateway:${this.region}:lambda:path/2015-03-31/functions/${fn.functionArn}/invocations`,
      },
    };
    const api = new apigateway.SpecRestApi(this, 'Spec', {
      apiDefinition: apigateway.ApiDefinition.fromInline({
        openapi: '3.0.1',
        info: { title: 'spec', version: '1' },
        paths: { '/hello/{name}': { get }, ...(this.plain.withoutOld ? {} : { '/bye': { get } }) },
      }),
    });
    fn.grantInvoke(new ServicePrincipal('apigateway.amazonaws.com'));
    new CfnOutput(this, 'SpecId', { value: api.restApiId });
  }

  private room(name: string): void {
    const fn = this.fn(`${name}Fn`, 'chat.handler', { ROOM: name });
    const route = (id: string) => ({ integration: new WebSocketLambdaIntegration(`${id}Integration`, fn) });
    const api = new apigatewayv2.WebSocketApi(this, name, {
      connectRouteOptions: route('Connect'), disconnectRouteOptions: route('Disconnect'), defaultRouteOptions: route('Default'),
    });
    api.addRoute('whoami', { ...route('Whoami'), returnResponse: true });
    api.addRoute('send', { ...route('Send'), returnResponse: true });
    api.grantManageConnections(fn);
    new apigatewayv2.WebSocketStage(this, `${name}Stage`, { webSocketApi: api, stageName: 'live', autoDeploy: true });
    new CfnOutput(this, `${name}Id`, { value: api.apiId });
    new CfnOutput(this, `${name}FunctionName`, { value: fn.functionName });
  }
}

/** The app of one plain stack. */
export function plainApp(props: PlainProps): (app: App) => void {
  return (app) => void new PlainStack(app, 'Plain', props);
}
