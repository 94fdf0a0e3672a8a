import { textOf, Unresolved } from '../../../src/model';
import { parseTemplate, readModel } from '../../../src/template';
import { modelOfResources } from '../synth';

const API = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'a' } };

function resource(type: string, properties: Record<string, unknown>): Record<string, unknown> {
  return { Type: `AWS::ApiGateway::${type}`, Properties: properties };
}

describe('where the routes of a REST API are written', () => {
  test.each([
    ['resources', {}],
    ['openapi', { Body: { openapi: '3.0.1', paths: {} } }],
    ['unknown', { BodyS3Location: { Bucket: 'b', Key: 'k' } }],
    ['unknown', { Body: { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://b/k' } } } }],
    ['unknown', { Body: { Ref: 'Parameter' } }],
  ])('%s: %j', (definedBy, properties) => {
    expect(modelOfResources({ Api: resource('RestApi', properties) }).restApis).toMatchObject([{ definedBy }]);
  });
});

test('a property wins over what the body says', () => {
  const [api] = modelOfResources({
    Api: resource('RestApi', {
      Policy: { Statement: [] },
      ApiKeySourceType: 'HEADER',
      EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: [{ Ref: 'Endpoint' }] },
      Body: { 'info': { title: 'body' }, 'x-amazon-apigateway-policy': { Statement: [1] }, 'x-amazon-apigateway-api-key-source': 'AUTHORIZER' },
    }),
  }).restApis;
  expect(api).toMatchObject({ name: 'body', policy: { Statement: [] }, apiKeySource: 'HEADER', endpointTypes: ['PRIVATE'] });
  expect(api.origin?.fields).toMatchObject({ name: 'Body/info/title', policy: 'Policy', apiKeySource: 'ApiKeySourceType', vpcEndpointIds: 'EndpointConfiguration/VpcEndpointIds' });
});

test('a part that is unknown leaves the path unknown, but not its shape', () => {
  const [api] = modelOfResources({
    Api: API,
    A: resource('Resource', { RestApiId: { Ref: 'Api' }, ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, PathPart: { Ref: 'Part' } }),
    B: resource('Resource', { RestApiId: { 'Fn::GetAtt': 'Api.RestApiId' }, ParentId: { Ref: 'A' }, PathPart: 'b' }),
    Circle: resource('Resource', { RestApiId: { Ref: 'Api' }, ParentId: { Ref: 'Circle' }, PathPart: 'c' }),
  }).restApis;
  expect(api.resources.map(({ path }) => textOf(path))).toEqual(['/${Part}', '/${Part}/b', undefined]);
});

test('a schema is an object, however it was written', () => {
  const model = modelOfResources({
    Api: API,
    Text: resource('Model', { RestApiId: { Ref: 'Api' }, Name: 'Text', Schema: '{"type":"string"}' }),
    Reference: resource('Model', { RestApiId: { Ref: 'Api' }, Schema: { $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Text' } }),
    Joined: resource('Model', { RestApiId: { Ref: 'Api' }, Schema: { $ref: { 'Fn::Sub': 'https://apigateway.amazonaws.com/restapis/${Api}/models/Text' } } }),
    Broken: resource('Model', { RestApiId: { Ref: 'Api' }, Schema: '{' }),
  });
  expect(model.restApis[0].models.map(({ schema }) => schema)).toEqual([
    { type: 'string' }, { $ref: '#/components/schemas/Text' }, { $ref: '#/components/schemas/Text' }, new Unresolved('{'),
  ]);
});

test('a value of the wrong type is unknown, not absent', () => {
  const [api] = modelOfResources({
    Api: API,
    Method: resource('Method', { RestApiId: { Ref: 'Api' }, ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, HttpMethod: 'get', ApiKeyRequired: 'True', Integration: { TimeoutInMillis: 'soon', Type: 'mock' } }),
  }).restApis;
  expect(api.resources).toMatchObject([{ path: '/', methods: [{ httpMethod: 'GET', apiKeyRequired: true, integration: { timeoutInMillis: new Unresolved('soon'), type: 'MOCK' } }] }]);
});

test('a canary, and a stage that is pinned by a parameter', () => {
  const [{ stages: [canary, pinned] }] = modelOfResources({
    Api: API,
    Deployment: resource('Deployment', { RestApiId: { Ref: 'Api' } }),
    Stage: resource('Stage', { RestApiId: { Ref: 'Api' }, StageName: 'prod', DeploymentId: { Ref: 'Deployment' }, CanarySetting: { PercentTraffic: '10', DeploymentId: 'old' } }),
    Pinned: resource('Stage', { RestApiId: { Ref: 'Api' }, DeploymentId: { 'Fn::If': ['IsPinned', { Ref: 'Pin' }, { Ref: 'Deployment' }] } }),
  }, { Conditions: { IsPinned: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Pin' }, ''] }] } }, Parameters: { Pin: { Type: 'String', Default: '' } } }).restApis;
  expect(canary).toMatchObject({ deploymentId: 't.json#Deployment', canarySetting: { percentTraffic: 10, deploymentId: 'old' } });
  expect(pinned.deploymentId).toBeInstanceOf(Unresolved);
});

test('a plan that is unknown in part says so', () => {
  const { usagePlans } = modelOfResources({ Plan: resource('UsagePlan', { ApiStages: [{ ApiId: 'abc', Stage: 'prod', Throttle: { '/a/GET': { RateLimit: 1 } } }, { 'Fn::If': ['C', {}, {}] }] }) });
  expect(usagePlans[0].apiStages.filter(({ api }) => api !== undefined)).toMatchObject([{ api: 'abc', stage: 'prod', throttle: { '/a/GET': { rateLimit: 1 } } }]);
  expect(usagePlans[0].apiStagesUnknown).toBe(true);
});

test('domains and mappings of every generation', () => {
  const { domains, domainMappings } = modelOfResources({
    Api: API,
    Stage: resource('Stage', { RestApiId: { Ref: 'Api' }, StageName: 'prod' }),
    One: resource('DomainName', { DomainName: 'one.example.com', EndpointConfiguration: { Types: ['EDGE'] }, MutualTlsAuthentication: { TruststoreUri: 's3://b/k' } }),
    Private: resource('DomainNameV2', { DomainName: 'private.example.com', Policy: { Statement: [] } }),
    Two: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'two.example.com', DomainNameConfigurations: [{ EndpointType: 'REGIONAL', CertificateArn: 'arn' }] } },
    M1: resource('BasePathMapping', { DomainName: { Ref: 'One' }, RestApiId: { Ref: 'Api' }, Stage: { Ref: 'Stage' }, BasePath: 'v1' }),
    M2: { Type: 'AWS::ApiGatewayV2::ApiMapping', Properties: { DomainName: { Ref: 'Two' }, ApiId: { Ref: 'Api' }, Stage: 'prod', ApiMappingKey: 'v2/x' } },
    M3: resource('BasePathMappingV2', { DomainNameArn: { 'Fn::GetAtt': ['Private', 'DomainNameArn'] }, RestApiId: 'abc', Stage: 'live' }),
  });
  expect(domains).toMatchObject([
    { generation: 'v1', endpointTypes: ['EDGE'], mutualTlsAuthentication: { truststoreUri: 's3://b/k' } },
    { generation: 'private', policy: { Statement: [] } },
    { generation: 'v2', endpointTypes: ['REGIONAL'], certificateArn: 'arn' },
  ]);
  expect(domainMappings).toMatchObject([
    { generation: 'v1', domain: 't.json#One', api: 't.json#Api', stage: 'prod', basePath: 'v1' },
    { generation: 'private', domain: 't.json#Private', api: 'abc', stage: 'live' },
    { generation: 'v2', domain: 't.json#Two', api: 't.json#Api', stage: 'prod', basePath: 'v2/x' },
  ]);
});

test('a permission on an alias is one on its function', () => {
  const { permissions } = modelOfResources({
    Fn: { Type: 'AWS::Lambda::Function', Properties: {} },
    Live: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Fn' } } },
    P: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: 'Live' } } },
    Q: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: 'elsewhere' } },
  });
  expect(permissions.map((permission) => permission.function)).toEqual(['t.json#Fn', 'elsewhere']);
});

test('the surroundings', () => {
  expect(modelOfResources({
    Account: resource('Account', { CloudWatchRoleArn: 'arn' }),
    Link: resource('VpcLink', { Name: 'l', TargetArns: ['x'] }),
    Link2: { Type: 'AWS::ApiGatewayV2::VpcLink', Properties: { SubnetIds: ['s'] } },
    Waf: { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:x' }, WebACLArn: 'w' } },
  })).toMatchObject({
    accounts: [{ cloudWatchRoleArn: 'arn' }],
    vpcLinks: [{ generation: 'v1', targetArns: ['x'] }, { generation: 'v2', subnetIds: ['s'] }],
    webAclAssociations: [{ resourceArn: { pattern: 'arn:${AWS::Partition}:x' }, webAclArn: 'w' }],
  });
});

test('the facts of a template', () => {
  const { templates: [facts] } = modelOfResources(
    { A: { Type: 'AWS::SNS::Topic', Condition: 'C', DependsOn: 'B', DeletionPolicy: 'Retain', Properties: { TopicName: { 'Fn::If': ['D', { Ref: 'AWS::NoValue' }, 'x'] } } }, B: { Type: 'AWS::SNS::Topic', Condition: 'D' } },
    { Conditions: { C: { 'Fn::Equals': [{ Ref: 'Stage' }, 'a'] }, D: { 'Fn::Equals': ['a', 'a'] } }, Transform: 'AWS::LanguageExtensions', Outputs: { O: { Value: 1 } } },
  );
  expect(facts).toMatchObject({ parameters: 0, outputs: 1, transforms: ['AWS::LanguageExtensions'], nested: false });
  expect(facts.resources).toMatchObject([
    { logicalId: 'A', condition: 'C', dependsOn: ['B'], deletionPolicy: 'Retain', properties: {} },
    { logicalId: 'B', condition: undefined, dependsOn: [] },
  ]);
});

test('the environment resolves pseudo parameters, and options resolve parameters', () => {
  const body = { Resources: { A: { Type: 'X', Properties: { P: { 'Fn::Sub': '${AWS::Partition}/${AWS::Region}/${AWS::AccountId}/${AWS::StackName}/${AWS::URLSuffix}/${Size}' } } } } };
  const template = parseTemplate('t.json', JSON.stringify(body), { stack: 's', region: 'cn-north-1', account: '1' });
  const { templates: [facts] } = readModel([template], { parameters: { Size: 'big' } });
  expect(facts.resources[0].properties).toEqual({ P: 'aws-cn/cn-north-1/1/s/amazonaws.com.cn/big' });
});

test('literal ids refer to resources of the same template when they are asked to', () => {
  const body = {
    Resources: {
      api1: API,
      res1: resource('Resource', { RestApiId: 'api1', ParentId: 'root9', PathPart: 'a' }),
      m1: resource('Method', { RestApiId: 'api1', ResourceId: 'res1', HttpMethod: 'GET' }),
      m2: resource('Method', { RestApiId: 'api1', ResourceId: 'root9', HttpMethod: 'POST' }),
      st1: resource('Stage', { RestApiId: 'api1', StageName: 'prod', DeploymentId: 'dep1' }),
      dep1: resource('Deployment', { RestApiId: 'api1' }),
      ws1: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } },
      i1: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: 'ws1', IntegrationType: 'MOCK' } },
      r1: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: 'ws1', RouteKey: '$connect', Target: 'integrations/i1' } },
    },
  };
  const { restApis, webSocketApis } = readModel([parseTemplate('t.json', JSON.stringify(body))], { literalIds: true });
  expect(restApis.map(({ key }) => key)).toEqual(['t.json#api1']);
  expect(restApis[0].resources.map(({ path, methods }) => [path, methods.map(({ httpMethod }) => httpMethod)])).toEqual([['/', ['POST']], ['/a', ['GET']]]);
  expect(restApis[0].stages).toMatchObject([{ deploymentId: 't.json#dep1' }]);
  expect(webSocketApis[0].routes).toMatchObject([{ integration: 't.json#i1' }]);
});

test.each<[string, unknown, boolean]>([
  ['holds', { 'Fn::Equals': ['a', 'a'] }, true],
  ['does not hold', { 'Fn::Equals': ['a', 'b'] }, false],
  ['only the deployment tells', { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] }, true],
  ['is not there', undefined, true],
])('a resource whose condition %s', (_name, condition, isMade) => {
  const { restApis, templates: [facts] } = modelOfResources(
    { Api: { ...API, Condition: 'C' }, Topic: { Type: 'AWS::SNS::Topic' } }, { Conditions: { C: condition }, Parameters: { Env: { Type: 'String' } } });
  expect(restApis).toHaveLength(isMade ? 1 : 0);
  expect(facts.resources.map(({ logicalId }) => logicalId)).toEqual(isMade ? ['Api', 'Topic'] : ['Topic']);
  expect(facts.declared.map(({ logicalId }) => logicalId)).toEqual(['Api', 'Topic']);
});
