import { App, NestedStack, Stack, aws_apigateway as apigateway, aws_apigatewayv2 as apigatewayv2, aws_lambda as lambda } from 'aws-cdk-lib';
import * as fc from 'fast-check';
import * as gatehouse from '../../src/constructs';
import { lint, REPORTS } from '../../src/rules';
import { parseTemplate } from '../../src/template';
import { synthesise } from '../template/synth';

/** What takes a few seconds. */
const RUNS = 300;

/** Templates with much of what APIs can have, as resources and as bodies. */
const TEMPLATES = synthesise((app: App) => {
  const stack = new Stack(app, 'Resources');
  const handler = new lambda.Function(stack, 'Fn', { code: lambda.Code.fromInline('x'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
  const api = new apigateway.RestApi(stack, 'Api', {
    deployOptions: { variables: { a: 'b' }, cachingEnabled: true, methodOptions: { '/orders/GET': { throttlingRateLimit: 5 } } },
    defaultCorsPreflightOptions: { allowOrigins: ['*'] },
  });
  const model = api.addModel('Order', { schema: { type: apigateway.JsonSchemaType.OBJECT } });
  api.root.addResource('orders').addMethod('POST', new apigateway.LambdaIntegration(handler, { proxy: false, integrationResponses: [{ statusCode: '200' }], requestTemplates: { 'application/json': '#foreach($a in $input.path("$"))$a#end' } }), {
    authorizer: new apigateway.TokenAuthorizer(stack, 'Auth', { handler }),
    requestModels: { 'application/json': model },
    methodResponses: [{ statusCode: '200' }],
  });
  api.addUsagePlan('Plan', { apiStages: [{ stage: api.deploymentStage }], quota: { limit: 9, period: apigateway.Period.DAY } }).addApiKey(api.addApiKey('Key'));
  api.addGatewayResponse('Response', { type: apigateway.ResponseType.ACCESS_DENIED, statusCode: '418', templates: { 'application/json': '$context.error.message' } });
  new apigateway.CfnDomainName(stack, 'Domain', { domainName: 'api.example.com', endpointConfiguration: { types: ['REGIONAL'] }, mutualTlsAuthentication: { truststoreUri: 's3://b/k' } });
  new apigatewayv2.CfnApi(new NestedStack(stack, 'Nested'), 'Http', { name: 'http', protocolType: 'HTTP', corsConfiguration: { allowOrigins: ['*'] }, target: handler.functionArn });

  const bodies = new Stack(app, 'Bodies');
  const rest = new gatehouse.RestApi(bodies, 'Rest', { defaultAuthorizer: gatehouse.Authorizer.iam() });
  rest.get('/orders/{id}', gatehouse.Integration.mock({ body: '{}' }));
  rest.addStage('prod', { variables: { a: 'b' }, release: gatehouse.Release.canary() });
  const chat = new gatehouse.WebSocketApi(bodies, 'Chat');
  chat.onConnect(gatehouse.WebSocketIntegration.mock(), { authorizer: gatehouse.WebSocketAuthorizer.iam() });
  chat.onDefault(gatehouse.WebSocketIntegration.mock());
  chat.addStage('prod', { variables: { a: 'b' } });
}).map(({ body }) => body);

/** Every place in data, by the object that holds it. */
function places(node: unknown): [Record<string, unknown>, string][] {
  if (typeof node !== 'object' || node === null) return [];
  const holder = node as Record<string, unknown>;
  return Object.keys(holder).flatMap((key): [Record<string, unknown>, string][] => [[holder, key], ...places(holder[key])]);
}

const ABSENT = Symbol('absent');
const replacement = fc.constantFrom<unknown>(
  ABSENT, null, true, 0, -1, 1e308, '', 'x', '*', '/', '$context', '#if(', '${a', 'x'.repeat(2000), [], [null], [[]], ['x', 1], {}, { a: null }, { Ref: 'Nobody' }, { Ref: 1 },
  { 'Fn::GetAtt': [] }, { 'Fn::GetAtt': 'Api' }, { 'Fn::Sub': '${' }, { 'Fn::If': ['No', 1, 2] }, { 'Fn::Join': ['', [{}]] }, { Ref: 'AWS::NoValue' },
  JSON.parse('{"__proto__":{"Type":1},"constructor":[],"toString":0}'),
);
const mutation = fc.tuple(fc.nat(), replacement);

test('no change of a template makes a rule or a report fail', () => {
  fc.assert(fc.property(fc.nat({ max: TEMPLATES.length - 1 }), fc.array(mutation, { minLength: 1, maxLength: 6 }), (which, mutations) => {
    const body = structuredClone(TEMPLATES[which]);
    for (const [at, value] of mutations) {
      const all = places(body.Resources);
      if (all.length === 0) break;
      const [holder, key] = all[at % all.length];
      if (value === ABSENT) delete holder[key];
      else holder[key] = structuredClone(value);
    }
    const result = lint([parseTemplate('t.json', JSON.stringify(body))]);
    expect(result.internalErrors).toEqual([]);
    for (const report of Object.values(REPORTS)) expect(report(result)).toEqual(expect.any(String));
  }), { numRuns: RUNS });
});

test('the templates themselves have no errors', () => {
  const findings = TEMPLATES.flatMap((body) => lint([parseTemplate('t.json', JSON.stringify(body))]).findings);
  expect(findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});
