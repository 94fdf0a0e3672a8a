import { integrationRules } from '../../../src/rules/rest/integration-rules';
import { LAMBDA_URI, getAtt, integration, lambdaUri, openapi, operation, ref, resource, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

const service = (name: string, action: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:${name}:${action}` });

testRule(integrationRules, {
  valid: [
    { name: 'a service only known at deployment', template: rest({ Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: service('${Parameter}', 'action/GetItem') }) }) },
    { name: 'Firehose by a proxy', template: rest({ Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: service('firehose', 'action/PutRecord') }) }) },
    { name: 'Lambda with POST', template: rest({ Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: LAMBDA_URI }) }) },
    {
      name: 'HTTP on a port that is allowed',
      template: rest({ Get: integration({ Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'https://example.com:8443/a' }) }),
    },
    {
      name: 'any port behind a VPC link',
      template: rest({
        Get: integration({
          Type: 'HTTP_PROXY',
          IntegrationHttpMethod: 'GET',
          Uri: 'http://example.com:81',
          ConnectionType: 'VPC_LINK',
          ConnectionId: unknown,
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Get: integration({
          Type: unknown,
          IntegrationHttpMethod: unknown,
          Uri: unknown,
          RequestParameters: { 'integration.request.path.id': unknown },
        }),
      }),
    },
    {
      name: 'mapped parameters',
      template: rest({
        Get: integration(
          {
            RequestParameters: {
              'integration.request.header.A': "'a'",
              'integration.request.path.id': 'method.request.path.id',
              'integration.request.header.B': 'context.requestId',
            },
          },
          { RequestParameters: { 'method.request.path.id': true } },
        ),
      }),
    },
    {
      name: 'a service with credentials',
      template: rest({
        Get: integration({ Type: 'AWS', IntegrationHttpMethod: 'POST', Uri: 'arn:aws:apigateway:us-east-1:sqs:path/q', Credentials: 'arn' }),
      }),
    },
    { name: 'Lambda with POST in a body', template: openapi(operation({ type: 'aws_proxy', httpMethod: 'POST', uri: LAMBDA_URI })) },
    { name: 'a host that only the stage knows', template: rest({ Get: integration({ Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: '${stageVariables.url}/a' }) }) },
    {
      name: 'values of every kind for response headers',
      template: rest({
        Get: integration({
          IntegrationResponses: [{
            StatusCode: '200',
            ResponseParameters: {
              'method.response.header.A': "'*'", 'method.response.header.B': 'integration.response.header.B', 'method.response.header.C': 'integration.response.body.a', 'method.response.header.D': unknown,
            },
          }],
        }),
      }),
    },
    {
      name: 'a load balancer behind a VPC link of the second generation',
      template: rest({
        Link: resource('ApiGatewayV2::VpcLink'),
        Get: integration({ Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'http://a', ConnectionType: 'VPC_LINK', ConnectionId: ref('Link'), IntegrationTarget: 'arn' }),
      }),
    },
    {
      name: 'a load balancer behind a VPC link that is only known at deployment',
      template: rest({ Get: integration({ Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'http://a', ConnectionType: unknown, ConnectionId: unknown, IntegrationTarget: unknown }) }),
    },
    {
      name: 'an address that a custom resource makes',
      template: rest({ Function: resource('CloudFormation::CustomResource'), Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: getAtt('Function', 'Uri') }) }),
    },
  ],
  invalid: [
    {
      name: 'another service by a proxy',
      template: rest({ Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: service('dynamodb', 'action/GetItem') }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/Type', message: 'got the service dynamodb', actual: 'dynamodb', severity: 'error' }],
    },
    {
      name: 'another service by a proxy in a body',
      template: openapi(operation({ type: 'aws_proxy', httpMethod: 'POST', uri: 'arn:aws:apigateway:us-east-1:sqs:path/1/q' })),
      findings: [{ logicalId: 'Api', path: '…/x-amazon-apigateway-integration/type', actual: 'sqs' }],
    },
    {
      name: 'Lambda with GET',
      template: rest({ Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'GET', Uri: LAMBDA_URI }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/IntegrationHttpMethod', actual: 'GET', severity: 'error' }],
    },
    {
      name: 'Lambda with GET, its ARN only known at deployment',
      template: rest({ Get: integration({ Type: 'AWS', IntegrationHttpMethod: 'GET', Uri: lambdaUri() }) }),
      findings: [{ logicalId: 'Get', message: 'POST' }],
    },
    {
      name: 'no method and no URI',
      template: rest({ Get: integration({ Type: 'HTTP' }) }),
      findings: [{ logicalId: 'Get', message: 'URI' }, { logicalId: 'Get', message: 'integration HTTP method' }],
    },
    {
      name: 'a VPC link that is not named',
      template: rest({ Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: 'http://a', ConnectionType: 'VPC_LINK' }) }),
      findings: [{ logicalId: 'Get', message: 'ConnectionId' }],
    },
    {
      name: 'a port that is not allowed',
      template: rest({ Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: 'http://example.com:81/a' }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/Uri', actual: 81 }],
    },
    {
      name: 'a service without credentials',
      template: rest({ Get: integration({ Type: 'AWS', IntegrationHttpMethod: 'POST', Uri: 'arn:aws:apigateway:us-east-1:sqs:path/q' }) }),
      findings: [{ logicalId: 'Get', severity: 'warning' }],
    },
    {
      name: 'a parameter that the method does not declare',
      template: rest({ Get: integration({ RequestParameters: { 'integration.request.path.id': 'method.request.path.id' } }) }),
      findings: [
        { logicalId: 'Get', path: 'Properties/Integration/RequestParameters/integration.request.path.id', actual: 'method.request.path.id' },
      ],
    },
    {
      name: 'a constant without quotes',
      template: rest({ Get: integration({ RequestParameters: { 'integration.request.header.A': 'Event' } }) }),
      findings: [{ logicalId: 'Get', message: 'single quotes' }],
    },
    {
      name: 'a target that is none',
      template: rest({ Get: integration({ RequestParameters: { A: "'a'" } }) }),
      findings: [{ logicalId: 'Get', actual: 'A' }],
    },
    {
      name: 'Lambda with GET in a body',
      template: openapi(operation({ type: 'aws_proxy', httpMethod: 'GET', uri: LAMBDA_URI })),
      findings: [{ logicalId: 'Api', path: '…/x-amazon-apigateway-integration/httpMethod' }],
    },
    {
      name: 'an address without a scheme',
      template: rest({ Get: integration({ Type: 'HTTP', IntegrationHttpMethod: 'GET', Uri: 'example.com/a' }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/Uri', message: 'must begin with http', actual: 'example.com/a' }],
    },
    {
      name: 'the ARN of a function in the place of its address',
      template: rest({ Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: 'arn:aws:lambda:us-east-1:111122223333:function:f' }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/Uri', message: 'must be arn:aws:apigateway' }],
    },
    {
      name: 'a function of the template in the place of its address',
      template: rest({ Function: resource('Lambda::Function'), Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: getAtt('Function', 'Arn') }) }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/Uri', message: 'got the function itself' }],
    },
    {
      name: 'a response header without quotes',
      template: rest({ Get: integration({ IntegrationResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.A': '*' } }] }) }),
      findings: [{ logicalId: 'Get', path: '…/IntegrationResponses/0/ResponseParameters/method.response.header.A', actual: '*' }],
    },
    {
      name: 'a load balancer behind a VPC link of the first generation',
      template: rest({
        Link: resource('ApiGateway::VpcLink'),
        Get: integration({ Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'http://a', ConnectionType: 'VPC_LINK', ConnectionId: ref('Link'), IntegrationTarget: 'arn' }),
      }),
      findings: [{ logicalId: 'Get', path: 'Properties/Integration/IntegrationTarget', message: 'VPC link of the first' }],
    },
    {
      name: 'a load balancer without a VPC link',
      template: rest({ Get: integration({ Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'http://a', IntegrationTarget: 'arn' }) }),
      findings: [{ logicalId: 'Get', message: 'connection type INTERNET' }],
    },
  ],
});
