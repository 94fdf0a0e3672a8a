import { UpdateStackCommand, waitUntilStackUpdateComplete } from '@aws-sdk/client-cloudformation';
import { WebSocket } from 'ws';
import { startEndpoint, type Started } from '../execute-api/clients';

let on: Started;
beforeAll(async () => {
  on = await startEndpoint();
});
afterAll(() => on.close());

const template = (StageVariables: Record<string, string>, stage: object, more: object = {}) => ({
  Resources: {
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' } },
    Integration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: { Ref: 'Api' }, IntegrationType: 'MOCK', RequestTemplates: { 200: '{"statusCode":200}' }, TemplateSelectionExpression: '200' } },
    Connect: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, RouteKey: '$connect', Target: { 'Fn::Sub': 'integrations/${Integration}' } } },
    Stage: { Type: 'AWS::ApiGatewayV2::Stage', DependsOn: 'Connect', Properties: { ApiId: { Ref: 'Api' }, StageName: 'prod', StageVariables, ...stage } },
    ...more,
  },
  Outputs: { Url: { Value: { 'Fn::Sub': 'wss://${Api}.execute-api.${AWS::Region}.amazonaws.com/prod' } } },
});

const handshake = (url: string) => new Promise<number>((resolve, reject) => {
  const socket = new WebSocket(url);
  socket.on('open', () => {
    socket.terminate();
    resolve(101);
  }).on('unexpected-response', (_, response) => resolve(response.statusCode!)).on('error', reject);
});

it.each<[string, object, object]>([
  ['deploys by itself', { AutoDeploy: true }, {}],
  ['a deployment was given to', {}, { Deployment: { Type: 'AWS::ApiGatewayV2::Deployment', DependsOn: 'Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'prod' } } }],
])('a stage that %s goes on serving when its variables change', async (name, stage, more) => {
  const StackName = `chat-${name.split(' ')[0]}`;
  const { Url } = await on.deploy(StackName, template({ a: '1' }, stage, more));
  expect(await handshake(Url)).toBe(101);
  for (const a of ['2', '3']) {
    await on.stacks.send(new UpdateStackCommand({ StackName, TemplateBody: JSON.stringify(template({ a }, stage, more)) }));
    await waitUntilStackUpdateComplete({ client: on.stacks, maxWaitTime: 20, minDelay: 1 }, { StackName });
    expect(await handshake(Url)).toBe(101);
  }
});
