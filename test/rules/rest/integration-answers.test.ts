import { integrationAnswers } from '../../../src/rules/rest/integration-answers';
import { integration, LAMBDA_URI, openapi, operation, rest, serverless, unknown } from '../templates';
import { testRule } from '../test-rule';

const mock = (template?: unknown) => rest({ Get: integration({ Type: 'MOCK', ...(template !== undefined && { RequestTemplates: { 'application/json': template } }) }) });
const http = (properties: Record<string, unknown>) => rest({ Get: integration({ Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: 'https://example.com/{id}', ...properties }) });
const QUEUE = { Type: 'AWS', IntegrationHttpMethod: 'POST', Uri: 'arn:aws:apigateway:us-east-1:sqs:path/111122223333/q', Credentials: 'arn:aws:iam::111122223333:role/a' };
const MAPPED = { 'integration.request.path.id': 'method.request.path.id' };

testRule(integrationAnswers, {
  valid: [
    ...['{"statusCode": 200}', '{ statusCode: 204 }', '#if(true){"statusCode": 200}#end', '{"statusCode": $context.a}', '{"statusCode": "$stageVariables.status"}', '$input.body', unknown]
      .map((template) => ({ name: `a MOCK with ${JSON.stringify(template)}`, template: mock(template) })),
    { name: 'a MOCK whose templates are only known at deployment', template: rest({ Get: integration({ Type: 'MOCK', RequestTemplates: unknown }) }) },
    { name: 'a service with a response', template: rest({ Get: integration({ ...QUEUE, IntegrationResponses: [{ StatusCode: '200' }] }) }) },
    { name: 'responses only known at deployment', template: rest({ Get: integration({ ...QUEUE, IntegrationResponses: unknown }) }) },
    { name: 'responses of a body only known at deployment', template: openapi(operation({ type: 'http', httpMethod: 'GET', uri: 'https://example.com', responses: unknown })) },
    { name: 'a proxy without a response', template: rest({ Get: integration({ Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: LAMBDA_URI }) }) },
    { name: 'a state machine of SAM', template: serverless({ Get: { Path: '/a', Method: 'get' } }) },
    { name: 'a variable that a request parameter gives', template: http({ RequestParameters: MAPPED }) },
    { name: 'request parameters only known at deployment', template: http({ RequestParameters: unknown }) },
    { name: 'request parameters that a condition may leave out', template: { Conditions: { A: { 'Fn::Equals': [unknown, 'a'] } }, ...http({ RequestParameters: { 'Fn::If': ['A', MAPPED, { Ref: 'AWS::NoValue' }] } }) } },
    { name: 'a variable that a template sets', template: http({ Type: 'HTTP', IntegrationResponses: [{ StatusCode: '200' }], RequestTemplates: { 'application/json': '#set($context.requestOverride.path.id = "a")' } }) },
    { name: 'a stage variable', template: http({ Uri: 'https://${stageVariables.host}/a' }) },
    { name: 'a reference of CloudFormation', template: http({ Uri: { 'Fn::Sub': 'https://example.com/${Parameter}' } }) },
  ],
  invalid: [
    { name: 'a MOCK without a request template', template: mock(), findings: [{ logicalId: 'Get', path: 'Properties/Integration', message: 'got none', severity: 'warning' }] },
    { name: 'a status that is text', template: mock('{"statusCode": "200"}'), findings: [{ logicalId: 'Get', path: 'Properties/Integration/RequestTemplates/application~1json', message: 'must have a number as statusCode, got "200"', severity: 'error' }] },
    { name: 'a template without a status', template: mock('{}'), findings: [{ logicalId: 'Get', message: 'got none', severity: 'error' }] },
    { name: 'a service without a response', template: rest({ Get: integration(QUEUE) }), findings: [{ logicalId: 'Get', path: 'Properties/Integration', message: 'AWS integration of GET / must have an integration response', severity: 'error' }] },
    { name: 'an empty list of responses', template: rest({ Get: integration({ ...QUEUE, IntegrationResponses: [] }) }), findings: [{ logicalId: 'Get' }] },
    { name: 'a body without a response', template: openapi(operation({ type: 'http', httpMethod: 'GET', uri: 'https://example.com' })), findings: [{ logicalId: 'Api', path: '…/x-amazon-apigateway-integration' }] },
    { name: 'a variable that nothing gives', template: http({}), findings: [{ logicalId: 'Get', path: 'Properties/Integration/Uri', message: '{id} in the URI of GET /', actual: '{id}', severity: 'error' }] },
    { name: 'one of two variables', template: http({ Uri: 'https://example.com/{id}/{line}', RequestParameters: MAPPED }), findings: [{ logicalId: 'Get', actual: '{line}' }] },
    { name: 'a variable of the path of a service', template: rest({ Get: integration({ ...QUEUE, Uri: 'arn:aws:apigateway:us-east-1:s3:path/{bucket}', IntegrationResponses: [{ StatusCode: '200' }] }) }), findings: [{ logicalId: 'Get', actual: '{bucket}' }] },
    { name: 'a variable beside a reference of CloudFormation', template: http({ Uri: { 'Fn::Sub': 'https://${Parameter}/{id}' } }), findings: [{ logicalId: 'Get', actual: '{id}' }] },
  ],
});
