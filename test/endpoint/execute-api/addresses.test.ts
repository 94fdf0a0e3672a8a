import { request } from 'node:http';
import {
  CreateBasePathMappingCommand, CreateDomainNameCommand, GetDomainNameCommand, GetTagsCommand,
  UpdateDomainNameCommand,
} from '@aws-sdk/client-api-gateway';
import {
  CreateApiMappingCommand, CreateDomainNameCommand as CreateV2DomainNameCommand, GetDomainNameCommand as GetV2DomainNameCommand,
  GetDomainNamesCommand,
} from '@aws-sdk/client-apigatewayv2';
import { DescribeStacksCommand, ListExportsCommand } from '@aws-sdk/client-cloudformation';
import { GetFunctionConfigurationCommand, InvokeCommand } from '@aws-sdk/client-lambda';
import { startEndpoint, type Started } from './clients';

let on: Started;
beforeAll(async () => {
  on = await startEndpoint();
});
afterAll(() => on.close());

const AWS_URL = { 'Fn::Sub': 'https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/prod' };
const method = (ResourceId: object, Integration: object) => ({
  Type: 'AWS::ApiGateway::Method',
  Properties: { RestApiId: { Ref: 'Api' }, ResourceId, HttpMethod: 'GET', AuthorizationType: 'NONE', Integration, MethodResponses: [{ StatusCode: '200' }] },
});
const MOCK = {
  Type: 'MOCK', RequestTemplates: { 'application/json': '{"statusCode":200}' }, IntegrationResponses: [{ StatusCode: '200', ResponseTemplates: { 'application/json': '{"from":"root"}' } }],
};
const CALLS = 'exports.handler = async () => (await fetch(process.env.API + "/")).json();';

const STACK = {
  Resources: {
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'a' } },
    Root: method({ 'Fn::GetAtt': ['Api', 'RootResourceId'] }, MOCK),
    Own: { Type: 'AWS::ApiGateway::Resource', Properties: { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: 'own' } },
    Proxy: method({ Ref: 'Own' }, { Type: 'HTTP_PROXY', IntegrationHttpMethod: 'GET', Uri: { 'Fn::Sub': 'https://${Api}.execute-api.${AWS::Region}.amazonaws.com/prod/' } }),
    Deployment: { Type: 'AWS::ApiGateway::Deployment', DependsOn: ['Root', 'Proxy'], Properties: { RestApiId: { Ref: 'Api' } } },
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, DeploymentId: { Ref: 'Deployment' }, StageName: 'prod' } },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { ZipFile: CALLS }, Handler: 'index.handler', Runtime: 'nodejs20.x', Role: 'arn:aws:iam::000000000000:role/r', Environment: { Variables: { API: AWS_URL } },
      },
    },
  },
  Outputs: {
    Url: { Value: AWS_URL, Export: { Name: 'ApiUrl' } },
    Host: { Value: { 'Fn::Sub': '${Api}.execute-api.${AWS::Region}.amazonaws.com' } },
    Elsewhere: { Value: 'https://abcdefghij.execute-api.us-east-1.amazonaws.com/prod' },
    Id: { Value: { Ref: 'Api' } },
    Function: { Value: { Ref: 'Function' } },
  },
};

describe('addresses of APIs of this endpoint', () => {
  let outputs: Record<string, string>;
  beforeAll(async () => {
    outputs = await on.deploy('addresses', STACK);
  });

  it('are shown where they answer, in outputs and exports', async () => {
    const local = `${on.url}/_aws/execute-api/${outputs.Id}/prod`;
    expect(outputs).toMatchObject({ Url: local, Host: `${outputs.Id}.execute-api.localhost:${new URL(on.url).port}`, Elsewhere: STACK.Outputs.Elsewhere.Value });
    const { Stacks } = await on.stacks.send(new DescribeStacksCommand({}));
    expect(Stacks!.flatMap(({ Outputs }) => Outputs ?? [])).toContainEqual(expect.objectContaining({ OutputKey: 'Url', OutputValue: local }));
    expect((await on.stacks.send(new ListExportsCommand({}))).Exports).toMatchObject([{ Name: 'ApiUrl', Value: local }]);
    expect(await (await fetch(`${outputs.Url}/`)).json()).toEqual({ from: 'root' });
  });

  it('reach the API from a function\'s environment, which says what was deployed', async () => {
    const { Environment } = await on.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: outputs.Function }));
    expect(Environment!.Variables!.API).toBe(`https://${outputs.Id}.execute-api.eu-west-1.amazonaws.com/prod`);
    const { Payload } = await on.lambda.send(new InvokeCommand({ FunctionName: outputs.Function }));
    expect(JSON.parse(Buffer.from(Payload!).toString())).toEqual({ from: 'root' });
  });

  it('reach the API from an HTTP integration', async () => {
    expect(await (await on.execute(outputs.Id, 'prod', '/own')).json()).toEqual({ from: 'root' });
  });
});

describe('domain names of v1 and v2', () => {
  const CERTIFICATE = 'arn:aws:acm:eu-west-1:000000000000:certificate/abc';
  const called = (host: string, path: string) => new Promise<number>((resolve, reject) => {
    request(`${on.url}${path}`, { headers: { host } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode!));
    }).on('error', reject).end();
  });

  it('are one store', async () => {
    const domainName = 'api.example.com';
    const made = await on.v1.send(new CreateDomainNameCommand({
      domainName, regionalCertificateArn: CERTIFICATE, endpointConfiguration: { types: ['REGIONAL'] }, securityPolicy: 'TLS_1_2', tags: { a: 'b' },
    }));
    expect(made.regionalDomainName).toMatch(/^d-[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/);
    const seen = await on.v2.send(new GetV2DomainNameCommand({ DomainName: domainName }));
    expect(seen.DomainNameConfigurations).toMatchObject([
      { CertificateArn: CERTIFICATE, EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2', ApiGatewayDomainName: made.regionalDomainName },
    ]);
    expect((await on.v2.send(new GetDomainNamesCommand({}))).Items).toHaveLength(1);
    await expect(on.v2.send(new CreateV2DomainNameCommand({ DomainName: domainName, DomainNameConfigurations: [{ CertificateArn: CERTIFICATE }] })))
      .rejects.toMatchObject({ name: 'ConflictException' });
    expect((await on.v1.send(new GetTagsCommand({ resourceArn: `arn:aws:apigateway:eu-west-1::/domainnames/${domainName}` }))).tags).toEqual({ a: 'b' });
  });

  it('made by v2 are read and changed by v1', async () => {
    const domainName = 'two.example.com';
    await on.v2.send(new CreateV2DomainNameCommand({ DomainName: domainName, DomainNameConfigurations: [{ CertificateArn: CERTIFICATE, EndpointType: 'REGIONAL' }] }));
    expect(await on.v1.send(new GetDomainNameCommand({ domainName }))).toMatchObject({
      regionalCertificateArn: CERTIFICATE, endpointConfiguration: { types: ['REGIONAL'] }, securityPolicy: 'TLS_1_2',
    });
    await on.v1.send(new UpdateDomainNameCommand({ domainName, patchOperations: [{ op: 'replace', path: '/regionalCertificateArn', value: `${CERTIFICATE}2` }] }));
    expect((await on.v2.send(new GetV2DomainNameCommand({ DomainName: domainName }))).DomainNameConfigurations![0].CertificateArn).toBe(`${CERTIFICATE}2`);
  });

  it('lead to stages by mappings of either', async () => {
    const { Id } = await on.deploy('mapped', {
      Resources: {
        ...STACK.Resources,
        Domain: {
          Type: 'AWS::ApiGateway::DomainName',
          Properties: { DomainName: 'three.example.com', RegionalCertificateArn: CERTIFICATE, EndpointConfiguration: { Types: ['REGIONAL'] } },
        },
        Mapping: {
          Type: 'AWS::ApiGatewayV2::ApiMapping',
          Properties: { DomainName: { Ref: 'Domain' }, ApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, ApiMappingKey: 'orders' },
        },
      },
      Outputs: { Id: { Value: { Ref: 'Api' } } },
    });
    expect(await called('three.example.com', '/orders')).toBe(200);
    await on.v1.send(new CreateBasePathMappingCommand({ domainName: 'two.example.com', basePath: 'v1', restApiId: Id, stage: 'prod' }));
    await on.v2.send(new CreateApiMappingCommand({ DomainName: 'two.example.com', ApiMappingKey: 'v2', ApiId: Id, Stage: 'prod' }));
    expect(await Promise.all(['/v1', '/v2', '/v3'].map((path) => called('two.example.com', path)))).toEqual([200, 200, 403]);
  });
});
