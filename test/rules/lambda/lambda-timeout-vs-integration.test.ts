import { lambdaTimeoutVsIntegration } from '../../../src/rules/lambda/lambda-timeout-vs-integration';
import { getAtt, http, integration, lambdaUri, openapi, operation, resource, rest, serverless, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(lambdaTimeoutVsIntegration, {
  valid: [
    {
      name: 'a timeout that another rule is about',
      template: rest({
        Function: resource('Lambda::Function', { Timeout: 5 }),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri(), TimeoutInMillis: 49 }),
      }),
    },
    {
      name: 'the limit itself',
      template: rest({
        Function: resource('Lambda::Function', { Timeout: 29 }),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
      }),
    },
    {
      name: 'a shorter timeout of both',
      template: rest({
        Function: resource('Lambda::Function', { Timeout: 5 }),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri(), TimeoutInMillis: 5000 }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Function: resource('Lambda::Function', { Timeout: unknown }),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
      }),
    },
    {
      name: 'an asynchronous call',
      template: rest({
        Function: resource('Lambda::Function', { Timeout: 900 }),
        Get: integration({
          Type: 'AWS_PROXY',
          IntegrationHttpMethod: 'POST',
          Uri: lambdaUri(),
          RequestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
        }),
      }),
    },
    {
      name: 'the limit itself of an HTTP API',
      template: http({ Function: resource('Lambda::Function', { Timeout: 30 }), I: v2('Integration', { IntegrationUri: lambdaUri() }) }),
    },
    { name: 'the limit itself, of an event', template: serverless({ A: { Path: '/a', Method: 'get' } }, {}, { Timeout: 29 }) },
  ],
  invalid: [
    {
      name: 'one second over',
      template: rest({
        Function: resource('Lambda::Function', { Timeout: 30 }),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri() }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/Uri', actual: 30, limit: 29, severity: 'warning' }],
    },
    {
      name: 'over the integration\'s own',
      template: rest({
        Function: resource('Lambda::Function', { Timeout: 6 }),
        Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri(), TimeoutInMillis: 5000 }),
      }),
      findings: [{ logicalId: 'Get', limit: 5 }],
    },
    {
      name: 'one second over of a WebSocket API',
      template: webSocket({ Function: resource('Lambda::Function', { Timeout: 30 }), I: v2('Integration', { IntegrationUri: lambdaUri() }) }),
      findings: [{ logicalId: 'I', path: 'Properties/IntegrationUri' }],
    },
    {
      name: 'one second over in a body',
      template: openapi(
        operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri() }),
        {},
        { Function: resource('Lambda::Function', { Timeout: 30 }) },
      ),
      findings: [{ logicalId: 'Api', path: '…/x-amazon-apigateway-integration/uri' }],
    },
    {
      name: 'one over, of an event',
      template: serverless({ A: { Path: '/a', Method: 'get' } }, {}, { Timeout: 30 }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/A/Properties', actual: 30, limit: 29 }],
    },
    {
      name: 'quick create',
      template: http({ Function: resource('Lambda::Function', { Timeout: 31 }) }, { Target: getAtt('Function', 'Arn') }),
      findings: [{ logicalId: 'Api', path: 'Properties/Target', actual: 31, limit: 30 }],
    },
    {
      name: 'an event of SAM',
      template: template({ Function: resource('Serverless::Function', { Timeout: 31, Events: { Get: { Type: 'HttpApi' } } }) }),
      findings: [{ logicalId: 'Function', path: 'Properties/Events/Get/Properties', actual: 31, limit: 30 }],
    },
    {
      name: 'a route of SAM',
      template: template({
        Function: resource('Serverless::Function', { Timeout: 30 }),
        Chat: resource('Serverless::WebSocketApi', { Routes: { send: { FunctionArn: getAtt('Function', 'Arn') } } }),
      }),
      findings: [{ logicalId: 'Chat', path: 'Properties/Routes/send/FunctionArn', actual: 30, limit: 29 }],
    },
  ],
});
