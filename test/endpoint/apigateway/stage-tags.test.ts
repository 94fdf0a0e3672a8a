import { APIGatewayClient, GetStageCommand, TagResourceCommand } from '@aws-sdk/client-api-gateway';
import { CloudFormationClient, CreateStackCommand, DescribeStackResourceCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation';
import { settled } from '../cloudformation/stacks';
import { useEndpoint } from '../endpoint';

const endpoint = useEndpoint();

const template = (description: string, tags: Record<string, string>) => JSON.stringify({
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'tagged' } },
    Root: {
      Type: 'AWS::ApiGateway::Method',
      Properties: { RestApiId: { Ref: 'Api' }, ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, HttpMethod: 'GET', AuthorizationType: 'NONE', Integration: { Type: 'MOCK' } },
    },
    Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: 'Root', Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: { Ref: 'Api' },
        DeploymentId: { Ref: 'Deployment' },
        StageName: 'live',
        Description: description,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      },
    },
  },
});

test('a stack update changes the tags of its template and leaves those that were put on by TagResource', async () => {
  const cloudFormation = new CloudFormationClient(endpoint.client());
  const apiGateway = new APIGatewayClient(endpoint.client());
  await cloudFormation.send(new CreateStackCommand({ StackName: 'Tagged', TemplateBody: template('one', { team: 'a', area: 'x' }) }));
  await settled(cloudFormation, 'Tagged');
  const { StackResourceDetail } = await cloudFormation.send(new DescribeStackResourceCommand({ StackName: 'Tagged', LogicalResourceId: 'Api' }));
  const restApiId = StackResourceDetail!.PhysicalResourceId!;
  const tags = async () => (await apiGateway.send(new GetStageCommand({ restApiId, stageName: 'live' }))).tags;

  await apiGateway.send(new TagResourceCommand({
    resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/live`, tags: { 'gatehouse:previous-deployment': 'abc123' },
  }));
  await cloudFormation.send(new UpdateStackCommand({ StackName: 'Tagged', TemplateBody: template('two', { team: 'b' }) }));
  await settled(cloudFormation, 'Tagged');
  expect(await tags()).toEqual({ 'team': 'b', 'gatehouse:previous-deployment': 'abc123' });

  await cloudFormation.send(new UpdateStackCommand({ StackName: 'Tagged', TemplateBody: template('two', {}) }));
  await settled(cloudFormation, 'Tagged');
  expect(await tags()).toEqual({ 'gatehouse:previous-deployment': 'abc123' });
});
