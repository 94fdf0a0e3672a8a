import { GetResourcesCommand, GetStageCommand, GetStagesCommand, UpdateAccountCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import {
  CreateStackCommand, DeleteStackCommand, DescribeStackEventsCommand, DescribeStacksCommand, UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { startEndpoint } from './clients';
import type { Started } from './clients';

type Resources = Record<string, {
  Type: string; Properties?: object; DependsOn?: string | string[]; DeletionPolicy?: string; UpdateReplacePolicy?: string;
}>;

const FUNCTION: Resources = {
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
  Function: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Code: { ZipFile: 'exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify({ path: event.path, id: event.pathParameters && event.pathParameters.id }) })' },
    },
  },
};

const PERMISSION: Resources = {
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: { 'Fn::GetAtt': ['Function', 'Arn'] },
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/GET/orders/*' },
    },
  },
};

/** An API the way plain `aws-cdk-lib` writes it: methods as resources. */
function plainApi(deployment = 'Deployment1', integration: object = {}): Resources {
  return {
    ...FUNCTION,
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'plain' } },
    Orders: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'orders' } },
    Order: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { Ref: 'Api' }, ParentId: { Ref: 'Orders' }, PathPart: '{id}' } },
    Get: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: { Ref: 'Api' },
        ResourceId: { Ref: 'Order' },
        HttpMethod: 'GET',
        AuthorizationType: 'NONE',
        Integration: {
          Type: 'AWS_PROXY',
          IntegrationHttpMethod: 'POST',
          Uri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Function.Arn}/invocations' },
          ...integration,
        },
      },
    },
    [deployment]: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } }, DependsOn: ['Get'], DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: deployment }, StageName: 'prod' } },
  };
}

describe('stacks with APIs', () => {
  let on: Started;

  beforeAll(async () => {
    on = await startEndpoint();
  });
  afterAll(() => on.close());

  const settled = async (name: string): Promise<string> => {
    for (;;) {
      const { Stacks } = await on.stacks.send(new DescribeStacksCommand({ StackName: name }));
      if (!Stacks![0].StackStatus!.endsWith('_IN_PROGRESS')) return Stacks![0].StackStatus!;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const input = (StackName: string, Resources: Resources) => ({
    StackName, TemplateBody: JSON.stringify({ Resources, Outputs: { Id: { Value: { Ref: 'Api' } } } }), Capabilities: ['CAPABILITY_IAM' as const],
  });
  const create = async (name: string, resources: Resources) => {
    await on.stacks.send(new CreateStackCommand(input(name, resources)));
    return settled(name);
  };
  const update = async (name: string, resources: Resources) => {
    await on.stacks.send(new UpdateStackCommand(input(name, resources)));
    return settled(name);
  };
  const apiId = async (name: string) => (await on.stacks.send(new DescribeStacksCommand({ StackName: name }))).Stacks![0].Outputs![0].OutputValue!;
  const reasons = async (name: string) => (await on.stacks.send(new DescribeStackEventsCommand({ StackName: name }))).StackEvents!
    .map(({ ResourceStatusReason }) => ResourceStatusReason ?? '').join('\n');

  it('serves an API whose methods are resources, through a function that permits it', async () => {
    expect(await create('plain', { ...plainApi(), ...PERMISSION })).toBe('CREATE_COMPLETE');
    const response = await on.execute(await apiId('plain'), 'prod', '/orders/7');
    expect([response.status, await response.json()]).toEqual([200, { path: '/orders/7', id: '7' }]);
    expect((await on.v1.send(new GetResourcesCommand({ restApiId: await apiId('plain') }))).items!.map(({ path }) => path)).toEqual(['/', '/orders', '/orders/{id}']);
  });

  it('holds a body to a model that has no name of its own', async () => {
    const resources = plainApi();
    const { Get, Deployment1 } = resources;
    expect(await create('model', {
      ...resources,
      Model: { Type: 'AWS::ApiGateway::Model', Properties: { RestApiId: { Ref: 'Api' }, Schema: { type: 'object', required: ['id'] } } },
      Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { RestApiId: { Ref: 'Api' }, ValidateRequestBody: true } },
      Post: {
        Type: 'AWS::ApiGateway::Method',
        Properties: {
          ...Get.Properties,
          HttpMethod: 'POST',
          RequestModels: { 'application/json': { Ref: 'Model' } },
          RequestValidatorId: { Ref: 'Validator' },
          Integration: {
            Type: 'MOCK', RequestTemplates: { 'application/json': '{"statusCode":200}' }, IntegrationResponses: [{ StatusCode: '200' }],
          },
        },
      },
      Deployment1: { ...Deployment1, DependsOn: ['Get', 'Post'] },
    })).toBe('CREATE_COMPLETE');
    const post = async (body: string) => (await on.execute(await apiId('model'), 'prod', '/orders/7', {
      method: 'POST', body, headers: { 'content-type': 'application/json' },
    })).status;
    expect([await post('{}'), await post('{"id":1}')]).toEqual([400, 200]);
  });

  it('answers 500 and says why in the execution log when the function does not permit the API', async () => {
    const { Stage, ...resources } = plainApi();
    const logsWith = (role: object) => on.v1.send(new UpdateAccountCommand({ patchOperations: [{ path: '/cloudwatchRoleArn', ...role }] }));
    await logsWith({ op: 'replace', value: 'arn:aws:iam::000000000000:role/logs' });
    expect(await create('unpermitted', {
      ...resources,
      Stage: { ...Stage, Properties: { ...Stage.Properties, MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'ERROR' }] } },
    })).toBe('CREATE_COMPLETE');
    const id = await apiId('unpermitted');
    const response = await on.execute(id, 'prod', '/orders/7');
    await logsWith({ op: 'remove' });
    expect([response.status, await response.json()]).toEqual([500, { message: 'Internal server error' }]);
    const { events } = await on.logs.send(new FilterLogEventsCommand({ logGroupName: `API-Gateway-Execution-Logs_${id}/prod` }));
    expect(events!.map(({ message }) => message)).toEqual([
      `(${response.headers.get('x-amzn-requestid')}) Execution failed due to configuration error: Invalid permissions on Lambda function`,
    ]);
  });

  it('needs no permission for an integration with a role', async () => {
    expect(await create('with-role', plainApi('Deployment1', { Credentials: { 'Fn::GetAtt': ['Role', 'Arn'] } }))).toBe('CREATE_COMPLETE');
    expect((await on.execute(await apiId('with-role'), 'prod', '/orders/7')).status).toBe(200);
  });

  it('does not touch a canary that the template does not declare', async () => {
    await create('canary', plainApi());
    const restApiId = await apiId('canary');
    const { deploymentId } = await on.v1.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    await on.v1.send(new UpdateStageCommand({
      restApiId, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/canarySettings/percentTraffic', value: '20' }],
    }));
    expect(await update('canary', plainApi('Deployment2'))).toBe('UPDATE_COMPLETE');
    const after = await on.v1.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    expect(after.deploymentId).not.toBe(deploymentId);
    expect(after.canarySettings).toMatchObject({ deploymentId, percentTraffic: 20 });
  });

  it('serves an API with a body, and gives it back as it was when an update fails', async () => {
    const bodyApi = (text: string, timeoutInMillis: number, deployment: string): Resources => ({
      Api: {
        Type: 'AWS::ApiGateway::RestApi',
        Properties: {
          Mode: 'overwrite',
          Body: {
            openapi: '3.0.1',
            info: { title: 'body' },
            paths: {
              '/': {
                get: {
                  'responses': { 200: { description: 'ok' } },
                  'x-amazon-apigateway-integration': {
                    type: 'mock', timeoutInMillis, requestTemplates: { 'application/json': '{"statusCode":200}' }, responses: { default: { statusCode: '200', responseTemplates: { 'application/json': text } } },
                  },
                },
              },
            },
          },
        },
      },
      [deployment]: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: { Ref: 'Api' } } },
      Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: deployment }, StageName: 'prod' } },
    });
    expect(await create('body', bodyApi('one', 1000, 'One'))).toBe('CREATE_COMPLETE');
    const id = await apiId('body');
    expect(await update('body', bodyApi('two', 1000, 'Two'))).toBe('UPDATE_COMPLETE');
    expect(await (await on.execute(id, 'prod')).text()).toBe('two');
    expect(await update('body', bodyApi('three', 60_000, 'Three'))).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await reasons('body')).toContain('Timeout should be between 50 ms and 29000 ms (Service: ApiGateway, Status Code: 400');
    expect(await (await on.execute(id, 'prod')).text()).toBe('two');
    await on.stacks.send(new DeleteStackCommand({ StackName: 'body' }));
    await expect(on.v1.send(new GetStagesCommand({ restApiId: id }))).rejects.toThrow('Invalid API identifier specified');
  });

  it.each<[string, string, (resources: Resources) => Resources]>([
    ['a deployment without methods', 'The REST API doesn\'t contain any methods', ({ Api, Deployment1 }) => ({ Api, Deployment1: { ...Deployment1, DependsOn: [] } })],
    ['a method without an integration', 'No integration defined for method', (resources) => {
      const { Integration: _, ...Properties } = resources.Get.Properties as { Integration: object };
      return { ...resources, Get: { ...resources.Get, Properties } };
    }],
    ['two variables side by side', 'A sibling ({id}) of this resource already has a variable path part -- only one is allowed', (resources) => ({
      ...resources, Other: { Type: 'AWS::ApiGateway::Resource', DependsOn: 'Order', Properties: { RestApiId: { Ref: 'Api' }, ParentId: { Ref: 'Orders' }, PathPart: '{name}' } },
    })],
    ['logging without the account\'s role', 'CloudWatch Logs role ARN must be set in account settings to enable logging', (resources) => ({
      ...resources, Stage: { ...resources.Stage, Properties: { ...resources.Stage.Properties, MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO' }] } },
    })],
    ['a private API without a policy', 'Private REST API doesn\'t have a resource policy attached to it', (resources) => ({
      ...resources, Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'private', EndpointConfiguration: { Types: ['PRIVATE'] } } },
    })],
    ['a timeout that is too long', 'Timeout should be between 50 ms and 29000 ms', () => plainApi('Deployment1', { TimeoutInMillis: 30_000 })],
    ['a stage with a dot in its name', 'Stage name only allows a-zA-Z0-9_-', (resources) => ({
      ...resources, Stage: { ...resources.Stage, Properties: { ...resources.Stage.Properties, StageName: 'v1.0' } },
    })],
    ['a custom authorizer that does not exist', 'Invalid authorizer ID specified.', (resources) => ({
      ...resources, Get: { ...resources.Get, Properties: { ...resources.Get.Properties, AuthorizationType: 'CUSTOM', AuthorizerId: 'nope' } },
    })],
  ])('refuses %s', async (name, message, change) => {
    const stack = name.replace(/\W+/g, '-');
    const resources = change(plainApi());
    expect(await create(stack, resources)).toBe('ROLLBACK_COMPLETE');
    expect(await reasons(stack)).toContain(message);
  });
});
