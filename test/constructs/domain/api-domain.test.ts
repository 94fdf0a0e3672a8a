import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { ApiDomain, ApiDomainType } from '../../../src/constructs/domain';

let stack: Stack;
beforeEach(() => { stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } }); });

const certificate = (region = 'eu-west-1') =>
  acm.Certificate.fromCertificateArn(stack, `Certificate-${region}`, `arn:aws:acm:${region}:111122223333:certificate/abc`);

function domain(type?: ApiDomainType, region?: string): ApiDomain {
  return new ApiDomain(stack, 'Domain', { domainName: 'api.example.com', certificate: certificate(region), type });
}

function restStage(id = 'Api'): apigateway.Stage {
  const api = new apigateway.RestApi(stack, id);
  api.root.addMethod('GET', new apigateway.MockIntegration());
  return api.deploymentStage;
}

function webSocketStage(): apigatewayv2.WebSocketStage {
  return new apigatewayv2.WebSocketStage(stack, 'ChatStage', { webSocketApi: new apigatewayv2.WebSocketApi(stack, 'Chat'), stageName: 'prod' });
}

test('is regional with TLS 1.2 by default', () => {
  domain().map(restStage());
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGateway::DomainName', {
    DomainName: 'api.example.com',
    EndpointConfiguration: { Types: ['REGIONAL'] },
    SecurityPolicy: 'TLS_1_2',
    RegionalCertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/abc',
  });
  template.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', { ApiId: { Ref: 'ApiF70053CD' } });
});

test('maps an edge-optimized domain by base path', () => {
  domain(ApiDomainType.EDGE, 'us-east-1').map(restStage(), 'orders');
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGateway::DomainName', { CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/abc' });
  template.hasResourceProperties('AWS::ApiGateway::BasePathMapping', { BasePath: 'orders' });
});

test('maps a WebSocket stage and several paths', () => {
  const d = domain();
  const stage = webSocketStage();
  d.map(stage, 'chat');
  d.map(stage, 'v2/chat');
  Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::ApiMapping', 2);
});

test('makes alias records for IPv4 and IPv6', () => {
  const hostedZone = route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' });
  new ApiDomain(stack, 'Domain', { domainName: 'api.example.com', certificate: certificate(), hostedZone });
  const template = Template.fromStack(stack);
  for (const Type of ['A', 'AAAA']) {
    template.hasResourceProperties('AWS::Route53::RecordSet', { Type, Name: 'api.example.com.', AliasTarget: { DNSName: { 'Fn::GetAtt': ['Domain66AC69E0', 'RegionalDomainName'] } } });
  }
});

describe('fails when', () => {
  test('the certificate is in the wrong region', () => {
    expect(() => domain(ApiDomainType.EDGE, 'eu-west-1')).toThrow('the certificate of an edge-optimized domain must be in us-east-1, got one in eu-west-1');
    expect(() => new ApiDomain(stack, 'Other', { domainName: 'api.example.com', certificate: certificate('us-east-1') })).toThrow('the certificate of a regional domain must be in eu-west-1, got one in us-east-1');
  });
  test('the name has capitals', () => {
    expect(() => new ApiDomain(stack, 'D', { domainName: 'API.example.com', certificate: certificate() })).toThrow("domainName must be in lower case, got 'API.example.com'");
  });
  test('REST and WebSocket APIs share it', () => {
    const d = domain();
    d.map(restStage());
    expect(() => d.map(webSocketStage(), 'chat')).toThrow('a domain serves REST APIs or WebSocket APIs, not both: Shop/Domain serves REST APIs, got Shop/ChatStage');
  });
  test('a WebSocket API is mapped to an edge-optimized domain', () => {
    expect(() => domain(ApiDomainType.EDGE, 'us-east-1').map(webSocketStage())).toThrow('a WebSocket API needs a regional domain');
  });
  test('a path is mapped twice', () => {
    const d = domain();
    d.map(restStage(), 'orders');
    expect(() => d.map(restStage('Other'), 'orders')).toThrow("base path 'orders' of Shop/Domain is taken by Shop/Api/DeploymentStage.prod");
  });
  test.each([
    ['/orders', ApiDomainType.REGIONAL, "got '/orders'"],
    ['or ders', ApiDomainType.REGIONAL, "got 'or ders'"],
    ['v1/orders', ApiDomainType.EDGE, 'has one segment'],
    ['x'.repeat(301), ApiDomainType.REGIONAL, 'at most 300 characters, got 301'],
  ])('the base path is %.20s on a domain that is %s', (path, type, message) => {
    expect(() => domain(type, type === ApiDomainType.EDGE ? 'us-east-1' : 'eu-west-1').map(restStage(), path)).toThrow(message);
  });
});

test('the base path may be known at deployment only', () => {
  domain().map(restStage(), new CfnParameter(stack, 'BasePath').valueAsString);
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', { ApiMappingKey: { Ref: 'BasePath' } });
});
