import { App, Aws, CfnParameter, Duration, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { bodyOf, integrationOf, newFunction, newStack, operationOf, templateOf } from './synth';
import { Endpoint, Integration, RestApi, VpcLinkTarget } from '../../../src/constructs';

function integrationFor(integration: Integration, path: string = '/a', method: string = 'GET') {
  const api = new RestApi(newStack(), 'Api');
  api.addStage('prod');
  api.route(method, path, integration);
  return integrationOf(api, path, method.toLowerCase());
}

describe('Integration.lambda', () => {
  test('invokes the function by POST, whatever the route', () => {
    const stack = newStack();
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    api.get('/a', Integration.lambda(newFunction(stack), { timeout: Duration.seconds(3) }));
    expect(integrationOf(api, '/a', 'get')).toEqual({
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn9270CBC0.Arn}/invocations' },
      timeoutInMillis: 3000,
    });
  });

  test('invokes an alias by its own ARN', () => {
    const stack = newStack();
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    api.get('/a', Integration.lambda(newFunction(stack).addAlias('live')));
    expect(integrationOf(api, '/a', 'get').uri['Fn::Sub']).toMatch(/functions\/\$\{FnAliaslive[0-9A-F]+\}\/invocations$/);
    templateOf(api).hasResourceProperties('AWS::Lambda::Permission', { FunctionName: { Ref: Match.stringLikeRegexp('^FnAliaslive') } });
  });

  test('takes a function of another stack', () => {
    const stack = newStack();
    const other = new Stack(stack.node.root as App, 'Other');
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    api.get('/a', Integration.lambda(newFunction(other)));
    expect(JSON.stringify(integrationOf(api, '/a', 'get').uri)).toContain('Fn::ImportValue');
  });

  test('takes an imported function with a name known at synthesis', () => {
    const stack = newStack();
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    api.get('/a', Integration.lambda(lambda.Function.fromFunctionArn(stack, 'Imported', 'arn:aws:lambda:eu-west-1:123456789012:function:orders')));
    expect(integrationOf(api, '/a', 'get').uri).toEqual({
      'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:orders/invocations',
    });
  });

  test('has a role invoke the function instead of a permission', () => {
    const stack = newStack();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    const integration = Integration.lambda(newFunction(stack), { credentialsRole: role });
    api.get('/a', integration);
    api.post('/a', integration);
    expect(integrationOf(api, '/a', 'get').credentials).toEqual({ 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] });
    templateOf(api).resourceCountIs('AWS::Lambda::Permission', 0);
    templateOf(api).resourceCountIs('AWS::IAM::Policy', 1);
  });
});

describe('Integration.lambdaCustom', () => {
  test('declares what its responses set', () => {
    const stack = newStack();
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    api.get('/a', Integration.lambdaCustom(newFunction(stack), {
      requestTemplates: { 'application/json': '{"id":"$input.params(\'id\')"}' },
      passthroughBehavior: apigateway.PassthroughBehavior.NEVER,
      integrationResponses: [
        { statusCode: '200', responseParameters: { 'method.response.header.X-Kind': "'order'" } },
        { statusCode: '404', selectionPattern: '.*not found.*', responseTemplates: { 'application/json': '{}' } },
      ],
    }));
    expect(integrationOf(api, '/a', 'get')).toMatchObject({
      type: 'aws',
      passthroughBehavior: 'never',
      requestTemplates: { 'application/json': '{"id":"$input.params(\'id\')"}' },
      responses: { 'default': { statusCode: '200' }, '.*not found.*': { statusCode: '404' } },
    });
    expect(operationOf(api, '/a', 'get').responses).toEqual({
      200: { description: '200 response', headers: { 'X-Kind': { schema: { type: 'string' } } } },
      404: { description: '404 response' },
    });
  });
});

/** What is not there before an app is complete. */
function early({ node }: Stack): string {
  if (!node.metadata.some(({ type }) => type === 'ready')) throw new Error('too early');
  return 'example.com';
}

describe('HTTP integrations', () => {
  test.each([
    ['pass on the method of the route', Integration.httpProxy('https://example.com/x'), { type: 'http_proxy', httpMethod: 'PUT', uri: 'https://example.com/x' }],
    ['call by another method', Integration.httpProxy('https://example.com/x', { httpMethod: 'get' }), { type: 'http_proxy', httpMethod: 'GET', uri: 'https://example.com/x' }],
    ['map the variables of the URL', Integration.httpProxy('https://example.com/{id}'), {
      type: 'http_proxy', httpMethod: 'PUT', uri: 'https://example.com/{id}', requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    }],
    ['leave stage variables alone', Integration.httpProxy('https://${stageVariables.host}/x'), { type: 'http_proxy', httpMethod: 'PUT', uri: 'https://${stageVariables.host}/x' }],
    ['answer 200 unless told otherwise', Integration.http('http://example.com'), {
      type: 'http', httpMethod: 'PUT', uri: 'http://example.com', responses: { default: { statusCode: '200' } },
    }],
  ])('%s', (_, integration, expected) => {
    expect(integrationFor(integration, '/orders/{id}', 'PUT')).toEqual(expected);
  });

  test.each<[string, (stack: Stack) => string]>([
    ['a load balancer', (stack) => `http://${new CfnParameter(stack, 'Host').valueAsString}/{id}`],
    ['Fn::Join', (stack) => Fn.join('/', ['http:/', new CfnParameter(stack, 'Host').valueAsString, '{id}'])],
    ['Fn::Sub', (stack) => Fn.sub('http://${Host}/{id}', { Host: new CfnParameter(stack, 'Parameter').valueAsString })],
    ['text that is made at synthesis', () => Lazy.string({ produce: () => 'http://example.com/{id}' })],
    ['text that cannot be had before', (stack) => `http://${Lazy.string({ produce: () => early(stack) })}/{id}`],
  ])('map the variables of a URL with %s', (_, url) => {
    const stack = newStack();
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    const backend = url(stack);
    api.get('/orders/{id}', Integration.httpProxy(backend));
    api.get('/files/{id+}', Integration.http(backend));
    stack.node.addMetadata('ready', true);
    const mapped = { 'integration.request.path.id': 'method.request.path.id' };
    expect(integrationOf(api, '/orders/{id}', 'get').requestParameters).toEqual(mapped);
    expect(integrationOf(api, '/files/{id+}', 'get').requestParameters).toEqual(mapped);
  });

  test('declare the parameters that they use', () => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    api.get('/a', Integration.httpProxy('https://example.com', {
      requestParameters: { 'integration.request.header.X-Who': 'method.request.header.Who', 'integration.request.header.X-Id': 'context.requestId' },
      cacheKeyParameters: ['method.request.querystring.page'],
    }));
    expect(operationOf(api, '/a', 'get').parameters).toEqual([
      { in: 'header', name: 'Who', schema: { type: 'string' } },
      { in: 'query', name: 'page', schema: { type: 'string' } },
    ]);
  });

  test('reach a VPC through a link of either version', () => {
    const stack = newStack();
    const api = new RestApi(stack, 'Api');
    api.addStage('prod');
    const v1 = apigateway.VpcLink.fromVpcLinkId(stack, 'V1', 'link1');
    const v2 = apigatewayv2.VpcLink.fromVpcLinkAttributes(stack, 'V2', { vpcLinkId: 'link2', vpc: ec2.Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'] }) });
    api.get('/a', Integration.httpProxy('http://nlb.internal', { vpcLink: VpcLinkTarget.v1(v1) }));
    api.get('/b', Integration.http('http://alb.internal', { vpcLink: VpcLinkTarget.v2(v2, 'arn:aws:elasticloadbalancing:x') }));
    expect(integrationOf(api, '/a', 'get')).toMatchObject({ connectionType: 'VPC_LINK', connectionId: 'link1' });
    expect(integrationOf(api, '/b', 'get')).toMatchObject({ connectionType: 'VPC_LINK', connectionId: 'link2', integrationTarget: 'arn:aws:elasticloadbalancing:x' });
  });

  test('fails when the URL is none', () => {
    expect(() => Integration.http('example.com')).toThrow("url of an HTTP integration must start with http:// or https://, got 'example.com'");
  });

  test("fails when a variable of the URL is not the path's", () => {
    expect(() => integrationFor(Integration.httpProxy('https://example.com/{order}'), '/orders/{id}'))
      .toThrow("{order} of url 'https://example.com/{order}' must be a variable of the path of GET /orders/{id}, or have a request parameter 'integration.request.path.order'");
  });

  test.each([
    ['a name that is none', 'method.request.cookie.x', "a request parameter must be method.request.path|querystring|header.name, got 'method.request.cookie.x'"],
    ['a variable that the path does not have', 'method.request.path.x', "path variable of 'method.request.path.x' must be in the path '/a'"],
  ])('fails when it uses %s', (_, used, message) => {
    expect(() => integrationFor(Integration.httpProxy('https://example.com', { requestParameters: { 'integration.request.header.X': used } }))).toThrow(message);
  });
});

describe('Integration.mock', () => {
  test('answers with status, headers and body', () => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    api.get('/a', Integration.mock({ statusCode: 201, headers: { 'X-A': 'b' }, body: '{"ok":true}' }));
    expect(integrationOf(api, '/a', 'get')).toEqual({
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode":201}' },
      passthroughBehavior: 'when_no_templates',
      responses: { default: { statusCode: '201', responseParameters: { 'method.response.header.X-A': "'b'" }, responseTemplates: { 'application/json': '{"ok":true}' } } },
    });
    expect(operationOf(api, '/a', 'get').responses[201].headers).toEqual({ 'X-A': { schema: { type: 'string' } } });
  });
});

describe('Integration.aws', () => {
  const statement = new iam.PolicyStatement({ actions: ['dynamodb:GetItem'], resources: ['*'] });

  test('calls an action with one role for all its routes', () => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    const integration = Integration.aws('dynamodb', 'GetItem', { policyStatements: [statement] });
    api.get('/a', integration);
    api.get('/b', integration);
    expect(integrationOf(api, '/a', 'get')).toMatchObject({
      type: 'aws',
      httpMethod: 'POST',
      uri: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }, ':dynamodb:action/GetItem']] },
    });
    expect(integrationOf(api, '/b', 'get').credentials).toEqual(integrationOf(api, '/a', 'get').credentials);
    templateOf(api).hasResourceProperties('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: [{ Action: 'dynamodb:GetItem' }] } }] });
  });

  test.each([
    ['s3', '/bucket/{key}'],
    ['s3', `/${Aws.ACCOUNT_ID}/{key}`],
  ])('maps the variables of a path: %s %s', (service, path) => {
    const api = new RestApi(newStack(), 'Api');
    api.addStage('prod');
    api.get('/files/{key}', Integration.aws(service, path, { policyStatements: [statement], httpMethod: 'GET' }));
    expect(integrationOf(api, '/files/{key}', 'get').requestParameters).toEqual({ 'integration.request.path.key': 'method.request.path.key' });
  });

  test('maps what it is told instead', () => {
    const requestParameters = { 'integration.request.path.key': 'method.request.header.Key' };
    expect(integrationFor(Integration.aws('s3', '/bucket/{key}', { policyStatements: [statement], requestParameters })).requestParameters).toEqual(requestParameters);
  });

  test("fails when a variable of a path is not the route's", () => {
    expect(() => integrationFor(Integration.aws('s3', `/${Aws.ACCOUNT_ID}/{key}`, { policyStatements: [statement] }), '/files/{id}'))
      .toThrow("{key} of url 's3:path/…/{key}' must be a variable of the path of GET /files/{id}, or have a request parameter 'integration.request.path.key'");
  });

  test('fails when a role and what it may do are given', () => {
    const role = new iam.Role(newStack(), 'Role', { assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com') });
    expect(() => Integration.aws('sqs', 'SendMessage', { credentialsRole: role, policyStatements: [statement] }))
      .toThrow('an integration with sqs must have a credentialsRole or policyStatements, got both: grant what Stack/Role may do, or leave it out');
  });

  describe('the role', () => {
    const publish = (resource: string) => Integration.aws('sns', 'Publish', { policyStatements: [new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [resource] })] });
    const rolesOf = (build: (api: RestApi) => void) => {
      const api = new RestApi(newStack(), 'Api', { cloudWatchRole: false });
      api.addStage('prod');
      build(api);
      return templateOf(api).findResources('AWS::IAM::Role');
    };
    const [first, ...rest] = Object.keys(rolesOf((api) => api.post('/second', publish('a'))));

    test.each<[string, (api: RestApi) => void]>([
      ['a route before', (api) => { const one = publish('a'); api.post('/first', one); api.post('/second', one); }],
      ['another name of the route', (api) => api.put('/other', publish('a'))],
      ['another integration before', (api) => { api.post('/first', publish('b')); api.post('/second', publish('a')); }],
      ['an equal integration before', (api) => { api.post('/first', publish('a')); api.post('/second', publish('a')); }],
      ['statements that come later', (api) => {
        const later = new iam.PolicyStatement({ actions: ['sns:Publish'] });
        api.post('/second', Integration.aws('sns', 'Publish', { policyStatements: [later] }));
        later.addResources('a');
      }],
    ])('keeps its logical id with %s', (_, build) => {
      expect(rest).toEqual([]);
      expect(Object.keys(rolesOf(build))).toContain(first);
    });

    test('is another when it may do something else, and outlives its place in the template', () => {
      const roles = rolesOf((api) => api.post('/second', publish('b')));
      expect(Object.keys(roles)).not.toContain(first);
      expect(Object.values(roles)).toEqual([expect.objectContaining({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })]);
    });

    test('is the same for integrations in any order', () => {
      const ids = (...names: string[]) => Object.keys(rolesOf((api) => names.forEach((name, index) => api.get(`/r${index}`, publish(name))))).sort();
      expect(ids('a', 'b', 'a', 'c')).toEqual(ids('c', 'a', 'a', 'b'));
      expect(ids('a', 'b', 'a', 'c')).toHaveLength(4);
    });
  });

  test('calls a path of a service', () => {
    const uri = integrationFor(Integration.aws('sqs', '/123456789012/jobs', { policyStatements: [statement], region: 'eu-west-1' })).uri;
    expect(uri).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':apigateway:eu-west-1:sqs:path/123456789012/jobs']] });
  });

  test('fails when nothing says what it may do', () => {
    expect(() => Integration.aws('sqs', 'SendMessage', {})).toThrow('an integration with sqs must have a credentialsRole or policyStatements, got neither');
  });
});

describe('timeout', () => {
  const at = (milliseconds: number, endpoint: Endpoint) => () => {
    const api = new RestApi(newStack(), 'Api', { endpoint });
    api.addStage('prod');
    api.get('/a', Integration.httpProxy('https://example.com', { timeout: Duration.millis(milliseconds) }));
    return bodyOf(api);
  };

  test.each([
    ['the lower limit', 50, Endpoint.edge()],
    ['the upper limit', 29_000, Endpoint.edge()],
    ['more than the default quota, which a regional API may have', 60_000, Endpoint.regional()],
  ])('may be %s', (_, milliseconds, endpoint) => {
    expect(at(milliseconds, endpoint)).not.toThrow();
  });

  test.each([
    ['below the limit', 49, Endpoint.regional()],
    ['above the limit of an edge-optimized API', 29_001, Endpoint.edge()],
  ])('fails when it is %s', (_, milliseconds, endpoint) => {
    expect(at(milliseconds, endpoint)).toThrow(`timeout of GET /a in milliseconds must be from 50 to 29000, got ${milliseconds}`);
  });

  test('passes when only the deployment knows it', () => {
    const timeout = Duration.millis(Lazy.number({ produce: () => 5000 }));
    expect(integrationFor(Integration.httpProxy('https://example.com', { timeout })).timeoutInMillis).toBe(5000);
  });
});
