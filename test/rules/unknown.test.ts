import { getAtt, lambdaUri, method, openapi, operation, part, path, ref, resource, rest, template, v2, webSocket } from './templates';
import { lint } from '../../src/rules';
import { templateOf } from '../../src/template';

/** Templates without a finding, with most of what rules look at. */
const FLAWLESS = {
  'methods as resources': rest({
    ...lambda(),
    Orders: path('orders'),
    Get: onOrders('GET', { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST', Uri: lambdaUri(), TimeoutInMillis: 5000 }, {
      AuthorizationType: 'CUSTOM', AuthorizerId: ref('Authorizer'), ApiKeyRequired: true,
    }),
    Post: onOrders('POST', {
      Type: 'HTTP',
      IntegrationHttpMethod: 'POST',
      Uri: 'https://${stageVariables.host}',
      RequestParameters: { 'integration.request.header.A': 'method.request.header.A' },
      RequestTemplates: { 'application/json': '{ "host": "$stageVariables.host", "id": "$context.requestId" }' },
      IntegrationResponses: [
        { StatusCode: '200', ResponseParameters: { 'method.response.header.A': "'a'" } }, { StatusCode: '400', SelectionPattern: '4..' },
      ],
    }, {
      RequestParameters: { 'method.request.header.A': true },
      MethodResponses: [{ StatusCode: '200', ResponseParameters: { 'method.response.header.A': true } }, { StatusCode: '400' }],
    }),
    Authorizer: part('Authorizer', { Name: 'a', Type: 'TOKEN', AuthorizerUri: lambdaUri(), IdentitySource: 'method.request.header.Authorization' }),
    Model: part('Model', { Name: 'Order', ContentType: 'application/json', Schema: { type: 'object' } }),
    Validator: part('RequestValidator', { ValidateRequestParameters: true }),
    Refusal: part('GatewayResponse', { ResponseType: 'DEFAULT_4XX', StatusCode: '400' }),
    Account: resource('ApiGateway::Account', { CloudWatchRoleArn: 'arn:aws:iam::111122223333:role/logs' }),
    Deployment: part('Deployment', {}, { DependsOn: ['Get', 'Post'] }),
    Stage: part('Stage', {
      StageName: 'prod',
      DeploymentId: ref('Deployment'),
      Variables: { host: 'example.com' },
      MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', LoggingLevel: 'INFO', CachingEnabled: true, CacheTtlInSeconds: 5, ThrottlingRateLimit: 5 }],
      CacheClusterEnabled: true,
      CacheClusterSize: '0.5',
      AccessLogSetting: { DestinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:a', Format: '$context.requestId' },
      Tags: [{ Key: 'a', Value: 'b' }],
    }, { DependsOn: 'Account' }),
    Plan: resource('ApiGateway::UsagePlan', {
      ApiStages: [{ ApiId: ref('Api'), Stage: ref('Stage'), Throttle: { '/orders/GET': { RateLimit: 1 } } }],
      Quota: { Limit: 10, Period: 'DAY' },
    }),
    Key: resource('ApiGateway::ApiKey', { Enabled: true }),
    PlanKey: resource('ApiGateway::UsagePlanKey', { KeyId: ref('Key'), KeyType: 'API_KEY', UsagePlanId: ref('Plan') }),
  }, { EndpointConfiguration: { Types: ['REGIONAL'] } }),
  'an OpenAPI body': openapi(
    {
      ...operation({ type: 'aws_proxy', httpMethod: 'POST', uri: lambdaUri(), timeoutInMillis: 5000 }, { responses: { 200: { description: 'fine' } } }),
      '/{id}': {
        parameters: [{ in: 'path', name: 'id', required: true }],
        get: {
          'parameters': [{ in: 'header', name: 'a' }],
          'responses': { 200: { description: 'fine', headers: { a: { schema: { type: 'string' } } } } },
          'x-amazon-apigateway-integration': {
            type: 'http',
            httpMethod: 'GET',
            uri: 'https://example.com/{id}',
            requestParameters: { 'integration.request.path.id': 'method.request.path.id', 'integration.request.header.a': 'method.request.header.a' },
            cacheKeyParameters: ['method.request.path.id'],
            responses: { default: { statusCode: '200', responseParameters: { 'method.response.header.a': "'a'" } } },
          },
        },
      },
    },
    {},
    { ...lambda(), Deployment: part('Deployment'), Stage: part('Stage', { StageName: 'prod', DeploymentId: ref('Deployment') }) },
  ),
  'a private API': rest({}, {
    EndpointConfiguration: { Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'] },
    Policy: {
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
      }],
    },
  }),
  'a domain name': rest({
    Domain: resource('ApiGateway::DomainName', {
      DomainName: 'api.example.com',
      EndpointConfiguration: { Types: ['REGIONAL'] },
      RegionalCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a',
      SecurityPolicy: 'TLS_1_2',
      RoutingMode: 'ROUTING_RULE_ONLY',
    }),
    Rule: resource('ApiGatewayV2::RoutingRule', {
      DomainNameArn: getAtt('Domain', 'DomainNameArn'),
      Priority: 10,
      Conditions: [{ MatchBasePaths: { AnyOf: ['orders'] } }, { MatchHeaders: { AnyOf: [{ Header: 'x-version', ValueGlob: 'v*' }] } }],
      Actions: [{ InvokeApi: { ApiId: ref('Api'), Stage: 'prod' } }],
    }),
  }),
  'a WebSocket API': webSocket({
    ...lambda(),
    Integration: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationMethod: 'POST', IntegrationUri: lambdaUri(), TimeoutInMillis: 5000 }),
    Authorizer: v2('Authorizer', { Name: 'a', AuthorizerType: 'REQUEST', AuthorizerUri: lambdaUri(), IdentitySource: ['route.request.header.A'] }),
    Connect: v2('Route', { RouteKey: '$connect', AuthorizationType: 'CUSTOM', AuthorizerId: ref('Authorizer'), Target: target() }),
    Send: v2('Route', { RouteKey: 'send', Target: target() }),
    Default: v2('Route', { RouteKey: '$default', Target: target() }),
    Stage: v2('Stage', { StageName: 'prod', AutoDeploy: true, StageVariables: { a: 'b' } }),
  }),
  'an HTTP API': template({
    ...lambda(),
    Api: resource('ApiGatewayV2::Api', { Name: 'api', ProtocolType: 'HTTP', CorsConfiguration: { AllowOrigins: ['https://example.com'], MaxAge: 5 } }),
    Integration: v2('Integration', { IntegrationType: 'AWS_PROXY', IntegrationUri: getAtt('Function', 'Arn'), PayloadFormatVersion: '2.0' }),
    Authorizer: v2('Authorizer', {
      Name: 'a', AuthorizerType: 'JWT', IdentitySource: ['$request.header.A'], JwtConfiguration: { Audience: ['a'], Issuer: 'https://example.com' },
    }),
    Route: v2('Route', {
      RouteKey: 'GET /a', AuthorizationType: 'JWT', AuthorizerId: ref('Authorizer'), AuthorizationScopes: ['a'], Target: target(),
    }),
    Stage: v2('Stage', { StageName: '$default', AutoDeploy: true, DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 5 } }),
  }),
};

/** What can stand where a value is not known. */
const UNKNOWN: Readonly<Record<string, (old: unknown) => unknown>> = {
  'a parameter': () => ref('Parameter'),
  'an import': () => ({ 'Fn::ImportValue': 'value' }),
  'a condition': (old) => ({ 'Fn::If': ['Production', old, ref('AWS::NoValue')] }),
};

describe.each(Object.entries(FLAWLESS))('%s', (_, flawless) => {
  test('have no finding', () => {
    expect(find(flawless)).toEqual([]);
  });

  test.each(Object.entries(UNKNOWN))('have none either with %s in the place of the properties or of any of them', (__, make) => {
    const found = propertiesOf(flawless.Resources, ['Resources']).map((place) => ({ place: place.join('/'), findings: find(withUnknown(flawless, place, make)) }));
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter(({ findings }) => findings.length > 0)).toEqual([]);
  });
});

function find(body: unknown) {
  const { findings, internalErrors } = lint([templateOf('template.json', body)]);
  return [...findings.map(({ rule, message }) => `${rule}: ${message}`), ...internalErrors];
}

/** The properties of a resource and every place below them, but inside of an intrinsic. */
function propertiesOf(tree: unknown, place: readonly string[]): string[][] {
  if (typeof tree !== 'object' || tree === null || Object.keys(tree).some((key) => key === 'Ref' || key.startsWith('Fn::'))) return [];
  return Object.entries(tree).filter(([key]) => key !== 'DependsOn').flatMap(([key, value]) => {
    const here = [...place, key];
    return [...(here.length > 2 && here[2] === 'Properties' ? [here] : []), ...propertiesOf(value, here)];
  });
}

function withUnknown(flawless: unknown, place: readonly string[], make: (old: unknown) => unknown): unknown {
  const copy = structuredClone(flawless) as Record<string, unknown>;
  const parent = place.slice(0, -1).reduce((node, key) => node[key] as Record<string, unknown>, copy);
  const last = place[place.length - 1];
  parent[last] = make(parent[last]);
  return {
    ...copy,
    Parameters: { Parameter: { Type: 'String' } },
    Conditions: { Production: { 'Fn::Equals': [ref('Parameter'), 'production'] } },
  };
}

function onOrders(verb: string, integration: unknown, more: Readonly<Record<string, unknown>>) {
  return method({ ResourceId: ref('Orders'), HttpMethod: verb, Integration: integration, ...more });
}

function lambda() {
  return {
    Function: resource('Lambda::Function', { Runtime: 'nodejs20.x', Handler: 'index.handler', Timeout: 5 }),
    Permission: resource('Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: ref('Function'),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*' },
    }),
  };
}

function target() {
  return { 'Fn::Sub': 'integrations/${Integration}' };
}
