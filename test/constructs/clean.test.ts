import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Duration, NestedStack, Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as iam from 'aws-cdk-lib/aws-iam';
import { newFunction } from './rest/synth';
import { ChatStack } from '../../examples/chat/app';
import { OrdersStack } from '../../examples/orders/app';
import {
  ApiDomain, Authorizer, CanaryStep, Integration, Model, Release, RestApi, WebAcl, WebSocketApi, WebSocketAuthorizer, WebSocketIntegration,
} from '../../src/constructs';

// The validator of the CDK itself, which other tests do without for its time.
beforeAll(() => delete process.env.CDK_VALIDATION);
afterAll(() => { process.env.CDK_VALIDATION = 'false'; });

interface Report {
  readonly pluginReports?: readonly { readonly violations?: readonly { readonly ruleName: string; readonly description: string }[] }[];
}

function findings(build: (app: App) => void): string[] {
  const app = new App();
  build(app);
  const { directory } = app.synth();
  const file = join(directory, 'validation-report.json');
  if (!existsSync(file)) return [];
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return (report.pluginReports ?? []).flatMap(({ violations = [] }) => violations.map(({ ruleName, description }) => `${ruleName}: ${description}`));
}

function everything(stack: Stack, release: Release): void {
  const handler = newFunction(stack, 'Handler');
  const invoker = new iam.Role(stack, 'Invoker', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
  const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.lambda(newFunction(stack, 'Authorizer')), cors: { allowOrigins: ['https://a.example', 'https://b.example'] } });
  const order = Model.fromJsonSchema('Order', { type: 'object', properties: { item: { type: 'string' } } });
  api.post('/orders', Integration.lambda(handler, { timeout: Duration.seconds(10) }), { requestModel: order, apiKeyRequired: true });
  api.get('/orders/{id}', Integration.lambda(handler.currentVersion));
  api.get('/alias', Integration.lambda(newFunction(stack, 'Aliased').addAlias('live')));
  api.get('/role', Integration.lambda(handler, { credentialsRole: invoker }));
  api.any('/legacy/{proxy+}', Integration.httpProxy('https://legacy.example.com/{proxy}'));
  api.post('/topic', Integration.aws('sns', 'Publish', { policyStatements: [new iam.PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] })] }));
  const stage = api.addStage('prod', { release, variables: { table: 'orders' }, cachingEnabled: true });
  stage.addUsagePlan('Partners').newApiKey('Key');
  new WebAcl(stack, 'Acl', { rateLimit: 2000 }).associate(stage);
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012');
  new ApiDomain(stack, 'Domain', { domainName: 'api.example.com', certificate }).map(stage, 'orders');
  const chat = new WebSocketApi(stack, 'Chat');
  chat.onConnect(WebSocketIntegration.lambda(handler), { authorizer: WebSocketAuthorizer.lambda(newFunction(stack, 'Guard')) });
  chat.onDefault(WebSocketIntegration.http('https://example.com', 'POST'));
  chat.addStage('prod', { variables: { table: 'chat' } });
}

test.each<[string, (app: App) => void]>([
  ['the example of orders', (app) => void new OrdersStack(app, 'Orders', { version: '1' })],
  ['the example of a chat', (app) => void new ChatStack(app, 'Chat')],
  ['a direct release of everything', (app) => everything(new Stack(app, 'Direct'), Release.direct())],
  ['a canary release of everything', (app) => everything(new Stack(app, 'Canary'), Release.canary({ steps: [CanaryStep.percent(10)] }))],
  ['a nested stack', (app) => everything(new NestedStack(new Stack(app, 'Outer'), 'Nested'), Release.direct())],
  ['APIs of an app that leaves the account\'s role alone', (app) => {
    const stack = new Stack(app, 'Alone');
    const api = new RestApi(stack, 'Api', { defaultAuthorizer: Authorizer.none(), cloudWatchRole: false });
    api.get('/', Integration.mock());
    api.addStage('prod');
    const chat = new WebSocketApi(stack, 'Chat', { cloudWatchRole: false });
    chat.onConnect(WebSocketIntegration.mock(), { authorizer: WebSocketAuthorizer.none() });
    chat.addStage('prod');
  }],
  ['a function of another stack', (app) => {
    const api = new RestApi(new Stack(app, 'Apis'), 'Api', { defaultAuthorizer: Authorizer.none() });
    api.get('/', Integration.lambda(newFunction(new Stack(app, 'Functions'))));
    api.addStage('prod', { release: Release.canary() });
  }],
])('neither the CDK nor Gatehouse finds anything in %s', (_, build) => {
  expect(findings(build)).toEqual([]);
});
