import { Size } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { bodyOf, liveApi, newFunction, newStack, onlyResource, templateOf } from './synth';
import { Authorizer, Endpoint, Integration, RestApi } from '../../../src/constructs';

const vpce = (stack = newStack(), id = 'vpce-1') =>
  ec2.InterfaceVpcEndpoint.fromInterfaceVpcEndpointAttributes(stack, id, { vpcEndpointId: id, port: 443 });

test('an API with one route and all defaults', () => {
  const stack = newStack();
  const api = new RestApi(stack, 'Orders', { defaultAuthorizer: Authorizer.iam() });
  api.addStage('prod');
  api.get('/orders/{id}', Integration.lambda(newFunction(stack)));
  const { Parameters, Rules, ...template } = templateOf(api).toJSON();
  expect(template).toMatchSnapshot();
  expect(Object.keys(Parameters).filter((name) => name !== 'BootstrapVersion')).toMatchSnapshot();
});

test('settings are in the document', () => {
  const api = liveApi({
    restApiName: 'Shop',
    description: 'sells',
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: Size.kibibytes(1),
    apiKeySource: apigateway.ApiKeySourceType.AUTHORIZER,
    disableExecuteApiEndpoint: true,
    apiKeyRequired: true,
  });
  expect(bodyOf(api)).toMatchObject({
    'info': { title: 'Shop', description: 'sells' },
    'servers': [{ 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: true } }],
    'x-amazon-apigateway-binary-media-types': ['image/png'],
    'x-amazon-apigateway-minimum-compression-size': 1024,
    'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
    'paths': { '/ready': { get: { security: [{ api_key: [] }] } } },
  });
  expect(onlyResource(api, 'AWS::ApiGateway::RestApi').Properties).toMatchObject({ Name: 'Shop', Mode: 'overwrite', FailOnWarnings: true });
});

describe('endpoint', () => {
  test.each([
    ['regional by default', undefined, { Types: ['REGIONAL'] }],
    ['edge-optimized', Endpoint.edge(), { Types: ['EDGE'] }],
    ['regional over IPv6 too', Endpoint.regional({ ipAddressType: apigateway.IpAddressType.DUAL_STACK }), { Types: ['REGIONAL'], IpAddressType: 'dualstack' }],
  ])('is %s', (_, endpoint, configuration) => {
    expect(onlyResource(liveApi({ endpoint }), 'AWS::ApiGateway::RestApi').Properties.EndpointConfiguration).toEqual(configuration);
  });

  test('is private, with a policy for the VPC endpoints', () => {
    const api = liveApi({ endpoint: Endpoint.private([vpce()]) });
    expect(onlyResource(api, 'AWS::ApiGateway::RestApi').Properties.EndpointConfiguration).toEqual({ Types: ['PRIVATE'], VpcEndpointIds: ['vpce-1'] });
    expect(bodyOf(api)['x-amazon-apigateway-policy'].Statement).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-1'] } } }),
      expect.objectContaining({ Effect: 'Allow', Principal: { AWS: '*' }, Resource: 'execute-api:/*' }),
    ]);
  });

  test('fails when it is private and there is no policy', () => {
    expect(() => templateOf(liveApi({ endpoint: Endpoint.private() }))).toThrow('a private API must have a policy: name its VPC endpoints in Endpoint.private(), or give policy');
  });

  test('may be private with a policy of its own', () => {
    const policy = new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['execute-api:Invoke'], resources: ['*'] })] });
    expect(bodyOf(liveApi({ endpoint: Endpoint.private(), policy }))['x-amazon-apigateway-policy'].Statement).toHaveLength(1);
  });
});

test('statements are added to the policy at any time', () => {
  const api = liveApi();
  expect(bodyOf(liveApi())['x-amazon-apigateway-policy']).toBeUndefined();
  api.addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] }));
  api.grantInvokeFromVpcEndpointsOnly([vpce()]);
  expect(bodyOf(api)['x-amazon-apigateway-policy'].Statement).toHaveLength(2);
});

test('fails when there is no route', () => {
  expect(() => templateOf(new RestApi(newStack(), 'Api'))).toThrow('a REST API must have at least one route to be deployed, got none');
});

test.each<[string, (api: RestApi) => unknown, string]>([
  ['resources are asked for', (api) => api.root, "has no resources to add methods to: add routes with route('GET', '/path', integration)"],
  ['a gateway response is added as a resource', (api) => api.addGatewayResponse('Id', { type: apigateway.ResponseType.DEFAULT_4XX }), "gateway response 'Id' must be given in gatewayResponses"],
])('fails when %s', (_, use, message) => {
  expect(() => use(liveApi())).toThrow(message);
});

test('fails when the compression size is too large', () => {
  expect(() => liveApi({ minimumCompressionSize: Size.mebibytes(11) })).toThrow('minimumCompressionSize in bytes must be from 0 to 10485760, got 11534336');
});
