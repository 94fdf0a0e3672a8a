import { request } from 'node:http';
import {
  CreateDeploymentCommand, CreateRestApiCommand, GetResourcesCommand, GetStageCommand, PutIntegrationCommand, PutIntegrationResponseCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { CreateStackCommand, DeleteStackCommand, DescribeStackEventsCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { startEndpoint } from '../execute-api/clients';
import type { Started } from '../execute-api/clients';

describe('what stands around an API', () => {
  let on: Started;

  beforeAll(async () => {
    on = await startEndpoint();
  });
  afterAll(() => on.close());

  async function create(StackName: string, Resources: object, Outputs: object = {}) {
    await on.stacks.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify({ Resources, Outputs }) }));
    return settled(StackName);
  }
  async function settled(StackName: string) {
    for (;;) {
      const stack = (await on.stacks.send(new DescribeStacksCommand({ StackName }))).Stacks![0];
      if (!stack.StackStatus!.endsWith('_IN_PROGRESS')) return stack;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  async function restStage(): Promise<string> {
    const { id: restApiId } = await on.v1.send(new CreateRestApiCommand({ name: 'protected' }));
    const resourceId = (await on.v1.send(new GetResourcesCommand({ restApiId }))).items![0].id;
    await on.v1.send(new PutMethodCommand({ restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' }));
    await on.v1.send(new PutIntegrationCommand({ restApiId, resourceId, httpMethod: 'GET', type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode":200}' } }));
    await on.v1.send(new PutIntegrationResponseCommand({ restApiId, resourceId, httpMethod: 'GET', statusCode: '200' }));
    await on.v1.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    return restApiId!;
  }
  const protect = (stage: string) => ({
    Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'REGIONAL', DefaultAction: { Allow: {} }, VisibilityConfig: {} } },
    Association: { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: stage, WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } } },
  });

  it('keeps which web ACL a stage has, and lets it go with the stack', async () => {
    const restApiId = await restStage();
    expect((await create('protected', protect(`arn:aws:apigateway:eu-west-1::/restapis/${restApiId}/stages/prod`))).StackStatus).toBe('CREATE_COMPLETE');
    expect((await on.v1.send(new GetStageCommand({ restApiId, stageName: 'prod' }))).webAclArn).toMatch(/^arn:aws:wafv2:eu-west-1:\d{12}:regional\/webacl\//);
    await on.stacks.send(new DeleteStackCommand({ StackName: 'protected' }));
    expect((await on.v1.send(new GetStageCommand({ restApiId, stageName: 'prod' }))).webAclArn).toBeUndefined();
  });

  it.each([
    ['a WebSocket stage', 'arn:aws:apigateway:eu-west-1::/apis/abc/stages/prod', 'The ARN isn\'t valid.'],
    ['a stage that does not exist', 'arn:aws:apigateway:eu-west-1::/restapis/abc/stages/prod', 'your resource doesn\'t exist'],
  ])('refuses a web ACL on %s', async (name, arn, message) => {
    const StackName = name.replace(/ /g, '-');
    expect((await create(StackName, protect(arn))).StackStatus).toBe('ROLLBACK_COMPLETE');
    const { StackEvents } = await on.stacks.send(new DescribeStackEventsCommand({ StackName }));
    expect(StackEvents!.map(({ ResourceStatusReason }) => ResourceStatusReason).join('\n')).toContain(message);
  });

  it('leads a custom domain to the stage that its path is mapped to', async () => {
    const restApiId = await restStage();
    const stack = await create('domain', {
      Certificate: { Type: 'AWS::CertificateManager::Certificate', Properties: { DomainName: 'api.example.com' } },
      Domain: {
        Type: 'AWS::ApiGateway::DomainName',
        Properties: { DomainName: 'api.example.com', RegionalCertificateArn: { Ref: 'Certificate' }, EndpointConfiguration: { Types: ['REGIONAL'] } },
      },
      Mapping: { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: { Ref: 'Domain' }, RestApiId: restApiId, Stage: 'prod', BasePath: 'v1' } },
      Record: {
        Type: 'AWS::Route53::RecordSet',
        Properties: { Name: 'api.example.com.', HostedZoneId: 'Z1', Type: 'A', AliasTarget: { DNSName: { 'Fn::GetAtt': ['Domain', 'RegionalDomainName'] } } },
      },
    }, { Target: { Value: { 'Fn::GetAtt': ['Domain', 'RegionalDomainName'] } } });
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    expect(stack.Outputs![0].OutputValue).toMatch(/^d-\w+\.execute-api\.eu-west-1\.amazonaws\.com$/);
    const status = (path: string) => new Promise<number>((resolve) => {
      request(`${on.url}${path}`, { headers: { Host: 'api.example.com' } }, (response) => resolve(response.resume().statusCode!)).end();
    });
    expect([await status('/v1'), await status('/v1/nowhere'), await status('/v2')]).toEqual([200, 403, 403]);
  });
});
