import { integrationRules } from '../../../src/rules/rest/integration-rules';
import { integration, LAMBDA_URI, lambdaUri, openapi, operation, rest, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(integrationRules, {
  valid: [
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
  ],
  invalid: [
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
  ],
});
