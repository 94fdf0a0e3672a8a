import { CreateApiKeyCommand, CreateUsagePlanCommand, CreateUsagePlanKeyCommand } from '@aws-sdk/client-api-gateway';
import { ApiGatewayManagementApiClient, DeleteConnectionCommand, GetConnectionCommand, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import {
  CreateApiCommand, CreateDeploymentCommand, CreateIntegrationCommand, CreateRouteCommand, CreateRouteResponseCommand, CreateStageCommand,
  DeleteApiCommand, GetApiCommand, GetApisCommand, GetRoutesCommand,
  UpdateRouteCommand, UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2';
import { AddPermissionCommand, CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { zipSync } from 'fflate';
import { WebSocket } from 'ws';
import { startEndpoint } from '../execute-api/clients';
import type { Started } from '../execute-api/clients';

const CODE = 'exports.handler = async (event) => ({ statusCode: 200, body: `${event.requestContext.routeKey} ${event.requestContext.connectionId}` });';

describe('a WebSocket API on the endpoint', () => {
  let on: Started;
  let functionArn: string;

  beforeAll(async () => {
    on = await startEndpoint();
    const created = await on.lambda.send(new CreateFunctionCommand({
      FunctionName: 'chat',
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/chat',
      Code: { ZipFile: zipSync({ 'index.js': Buffer.from(CODE) }) },
    }));
    functionArn = created.FunctionArn!;
  });
  afterAll(() => on.close());

  async function chat({ permitted = true } = {}): Promise<string> {
    const { ApiId } = await on.v2.send(new CreateApiCommand({ Name: 'chat', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' }));
    const { IntegrationId } = await on.v2.send(new CreateIntegrationCommand({
      ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
    }));
    for (const RouteKey of ['$connect', '$default']) {
      const { RouteId } = await on.v2.send(new CreateRouteCommand({
        ApiId, RouteKey, Target: `integrations/${IntegrationId}`, ...RouteKey === '$default' ? { RouteResponseSelectionExpression: '$default' } : {},
      }));
      if (RouteKey === '$default') await on.v2.send(new CreateRouteResponseCommand({ ApiId, RouteId, RouteResponseKey: '$default' }));
    }
    if (permitted) {
      await on.lambda.send(new AddPermissionCommand({
        FunctionName: 'chat', StatementId: `api-${ApiId}`, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com', SourceArn: `arn:aws:execute-api:eu-west-1:000000000000:${ApiId}/*`,
      }));
    }
    const { DeploymentId } = await on.v2.send(new CreateDeploymentCommand({ ApiId }));
    await on.v2.send(new CreateStageCommand({ ApiId, StageName: 'prod', DeploymentId }));
    return ApiId!;
  }

  const connect = (apiId: string, headers: Record<string, string> = {}) => (
    new WebSocket(`${on.url.replace('http', 'ws')}/_aws/execute-api/${apiId}/prod`, { headers }));
  const opened = (socket: WebSocket) => new Promise<void>((resolve, reject) => socket.once('open', () => resolve()).once('error', reject));
  const nextMessage = (socket: WebSocket) => new Promise<string>((resolve) => socket.once('message', (data) => resolve(data.toString())));
  const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

  it('answers messages, and lets the SDK post to, look at and close a connection', async () => {
    const apiId = await chat();
    const socket = connect(apiId);
    await opened(socket);
    const answer = nextMessage(socket);
    socket.send('{"action":"anything"}');
    const [route, ConnectionId] = (await answer).split(' ');
    expect(route).toBe('$default');
    for (const endpoint of [`${on.url}/_aws/execute-api/${apiId}/prod`, `${on.url}/prod`, on.url]) {
      const management = new ApiGatewayManagementApiClient({ ...on.configuration, endpoint });
      const posted = nextMessage(socket);
      await management.send(new PostToConnectionCommand({ ConnectionId, Data: `through ${endpoint}` }));
      expect(await posted).toBe(`through ${endpoint}`);
    }
    const management = new ApiGatewayManagementApiClient({ ...on.configuration, endpoint: `${on.url}/_aws/execute-api/${apiId}/prod` });
    expect((await management.send(new GetConnectionCommand({ ConnectionId }))).Identity!.SourceIp).toBe('127.0.0.1');
    const end = closed(socket);
    await management.send(new DeleteConnectionCommand({ ConnectionId }));
    expect(await end).toBe(1000);
    await expect(management.send(new PostToConnectionCommand({ ConnectionId, Data: 'too late' }))).rejects.toMatchObject({ name: 'GoneException' });
  });

  it('refuses to connect when the function does not permit the API', async () => {
    await expect(opened(connect(await chat({ permitted: false })))).rejects.toThrow(/Unexpected server response: 50[02]/);
  });

  it('lets in whom a usage plan of the stage has a key for, and manages connections for signed requests only', async () => {
    const apiId = await chat();
    const { RouteId } = (await on.v2.send(new GetRoutesCommand({ ApiId: apiId }))).Items!.find(({ RouteKey }) => RouteKey === '$connect')!;
    await on.v2.send(new UpdateRouteCommand({ ApiId: apiId, RouteId, ApiKeyRequired: true }));
    const { DeploymentId } = await on.v2.send(new CreateDeploymentCommand({ ApiId: apiId }));
    await on.v2.send(new UpdateStageCommand({ ApiId: apiId, StageName: 'prod', DeploymentId }));
    const { id: usagePlanId } = await on.v1.send(new CreateUsagePlanCommand({ name: 'chat', apiStages: [{ apiId, stage: 'prod' }] }));
    const { id: keyId, value } = await on.v1.send(new CreateApiKeyCommand({ name: 'chat', enabled: true }));
    await on.v1.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
    const refused: Record<string, string>[] = [{}, { 'x-api-key': 'anything-of-twenty-letters' }];
    for (const headers of refused) {
      await expect(opened(connect(apiId, headers))).rejects.toThrow('Unexpected server response: 403');
    }
    const socket = connect(apiId, { 'x-api-key': value! });
    await opened(socket);
    const answer = nextMessage(socket);
    socket.send('{}');
    const connectionId = (await answer).split(' ')[1];
    const unsigned = await on.execute(apiId, 'prod', `/@connections/${encodeURIComponent(connectionId)}`, { method: 'DELETE' });
    expect([unsigned.status, await unsigned.json()]).toEqual([403, { message: 'Missing Authentication Token' }]);
    const end = closed(socket);
    socket.close();
    await end;
  });

  it('closes connections with the API', async () => {
    const apiId = await chat();
    const socket = connect(apiId);
    await opened(socket);
    const end = closed(socket);
    await on.v2.send(new DeleteApiCommand({ ApiId: apiId }));
    expect(await end).toBe(1001);
  });

  it('serves what was deployed, until it is deployed again', async () => {
    const apiId = await chat();
    const { RouteId } = (await on.v2.send(new GetRoutesCommand({ ApiId: apiId }))).Items!.find(({ RouteKey }) => RouteKey === '$default')!;
    await on.v2.send(new UpdateRouteCommand({ ApiId: apiId, RouteId, RouteKey: 'other' }));
    const socket = connect(apiId);
    await opened(socket);
    let answer = nextMessage(socket);
    socket.send('{}');
    expect(await answer).toMatch(/^\$default /);
    const { DeploymentId } = await on.v2.send(new CreateDeploymentCommand({ ApiId: apiId }));
    await on.v2.send(new UpdateStageCommand({ ApiId: apiId, StageName: 'prod', DeploymentId }));
    answer = nextMessage(socket);
    socket.send('{}');
    expect(JSON.parse(await answer)).toMatchObject({ message: 'Forbidden' });
    const end = closed(socket);
    socket.close();
    await end;
  });

  it.each([
    ['a deployment without routes', (ApiId: string) => new CreateDeploymentCommand({ ApiId }), 'At least one route is required before deploying the Api.'],
    ['an unknown $ route', (ApiId: string) => new CreateRouteCommand({ ApiId, RouteKey: '$other' }), 'Only $connect, $disconnect and $default begin with $'],
    ['authorization behind $connect', (ApiId: string) => new CreateRouteCommand({ ApiId, RouteKey: 'x', AuthorizationType: 'AWS_IAM' }), 'authorization is restricted to the $connect route only'],
    ['an integration that does not exist', (ApiId: string) => new CreateRouteCommand({ ApiId, RouteKey: 'x', Target: 'integrations/nope' }), 'Invalid Integration identifier specified nope'],
    ['a stage called $default', (ApiId: string) => new CreateStageCommand({ ApiId, StageName: '$default' }), 'Stage name cannot be $default for WebSocket APIs'],
  ])('refuses %s', async (_, command, message) => {
    const { ApiId } = await on.v2.send(new CreateApiCommand({ Name: 'empty', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.action' }));
    await expect(on.v2.send(command(ApiId!) as CreateDeploymentCommand)).rejects.toThrow(message);
  });

  it('keeps HTTP APIs, pages through them, and says that it does not serve them', async () => {
    const { ApiId } = await on.v2.send(new CreateApiCommand({ Name: 'web', ProtocolType: 'HTTP', Target: functionArn }));
    expect((await on.v2.send(new GetApiCommand({ ApiId }))).CreatedDate).toBeInstanceOf(Date);
    const response = await on.execute(ApiId!, '$default', '/');
    expect([response.status, await response.json()]).toEqual([501, { message: `the HTTP API 'web' (${ApiId}) is not emulated: the local endpoint serves REST and WebSocket APIs` }]);
    const first = await on.v2.send(new GetApisCommand({ MaxResults: '1' }));
    const second = await on.v2.send(new GetApisCommand({ MaxResults: '1', NextToken: first.NextToken }));
    expect(first.Items![0].ApiId).not.toBe(second.Items![0].ApiId);
  });
});
