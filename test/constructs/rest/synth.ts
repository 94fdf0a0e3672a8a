import { App, Stack, type StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Integration, RestApi, type RestApiProps } from '../../../src/constructs';

type Json = Record<string, any>;

/** A stack of an app of its own. */
export function newStack(props: StackProps = {}): Stack {
  return new Stack(new App(), 'Stack', props);
}

export function newFunction(stack: Stack, id: string = 'Fn'): lambda.Function {
  return new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//') });
}

/** An API that has a route to answer. */
export function newApi(props: RestApiProps = {}, stack: Stack = newStack()): RestApi {
  const api = new RestApi(stack, 'Api', props);
  api.get('/ready', Integration.mock());
  return api;
}

/** The same with a stage, as it is deployed. */
export function liveApi(props: RestApiProps = {}, stack: Stack = newStack()): RestApi {
  const api = newApi(props, stack);
  api.addStage('prod');
  return api;
}

export function templateOf(scope: { readonly stack: Stack }): Template {
  return Template.fromStack(scope.stack);
}

/** The OpenAPI document in the template of an API's stack. */
export function bodyOf(api: RestApi): Json {
  const [resource] = Object.values(templateOf(api).findResources('AWS::ApiGateway::RestApi'));
  return resource.Properties.Body;
}

/** One operation of the document. */
export function operationOf(api: RestApi, path: string, method: string): Json {
  return bodyOf(api).paths[path][method === 'any' ? 'x-amazon-apigateway-any-method' : method];
}

export function integrationOf(api: RestApi, path: string, method: string): Json {
  return operationOf(api, path, method)['x-amazon-apigateway-integration'];
}

/** The one resource of a type. */
export function onlyResource(api: { readonly stack: Stack }, type: string): Json & { readonly logicalId: string } {
  const found = Object.entries(templateOf(api).findResources(type));
  expect(found.map(([id]) => id)).toHaveLength(1);
  return { logicalId: found[0][0], ...found[0][1] };
}
