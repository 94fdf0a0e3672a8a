import { domainMtls } from '../../../src/rules/domain/domain-mtls';
import { part, ref, resource, rest, template, unknown, v2, webSocket } from '../templates';
import { testRule } from '../test-rule';

testRule(domainMtls, {
  valid: [
    {
      name: 'mutual TLS that a condition may leave out',
      template: rest({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          MutualTlsAuthentication: { 'Fn::If': ['Production', { TruststoreUri: 's3://bucket/key.pem' }, ref('AWS::NoValue')] },
        }),
        Map: part('BasePathMapping', { DomainName: ref('Domain') }),
      }),
    },
    {
      name: 'a Regional domain',
      template: rest({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' },
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: rest({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          MutualTlsAuthentication: { TruststoreUri: unknown },
          EndpointConfiguration: { Types: [unknown] },
        }),
      }),
    },
    {
      name: 'an API without its default endpoint',
      template: rest(
        {
          Domain: resource('ApiGateway::DomainName', {
            DomainName: 'example.com',
            MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' },
            EndpointConfiguration: { Types: ['REGIONAL'] },
          }),
          Map: part('BasePathMapping', { DomainName: ref('Domain') }),
        },
        { DisableExecuteApiEndpoint: true },
      ),
    },
    {
      name: 'an HTTP API of SAM whose default endpoint is closed',
      template: template({
        Api: resource('Serverless::HttpApi', {
          DisableExecuteApiEndpoint: true,
          Domain: { DomainName: 'example.com', CertificateArn: unknown, MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' } },
        }),
      }),
    },
    {
      name: 'a trust store that a tool will fill in',
      template: template({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', MutualTlsAuthentication: { TruststoreUri: '${truststore}' } }),
      }),
    },
  ],
  invalid: [
    {
      name: 'no object in S3',
      template: rest({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          MutualTlsAuthentication: { TruststoreUri: 'https://bucket/key.pem' },
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
      findings: [
        { logicalId: 'Domain', path: 'Properties/MutualTlsAuthentication/TruststoreUri', actual: 'https://bucket/key.pem', severity: 'error' },
      ],
    },
    {
      name: 'an edge-optimized domain',
      template: rest({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' } }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/MutualTlsAuthentication' }],
    },
    {
      name: 'an API that can be called directly',
      template: rest({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' },
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
        Map: part('BasePathMapping', { DomainName: ref('Domain') }),
      }),
      findings: [{ logicalId: 'Api', severity: 'warning' }],
    },
    {
      name: 'an old TLS version',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          EndpointConfiguration: { Types: ['REGIONAL'] },
          SecurityPolicy: 'TLS_1_0',
          MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' },
        }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/SecurityPolicy', actual: 'TLS_1_0', severity: 'error' }],
    },
    {
      name: 'a WebSocket API',
      template: webSocket({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' } }),
        Map: v2('ApiMapping', { DomainName: ref('Domain') }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/MutualTlsAuthentication', message: 'got a WebSocket API', severity: 'warning' }],
    },
    {
      name: 'a WebSocket API of SAM, which refuses it',
      template: template({
        Api: resource('Serverless::WebSocketApi', { Domain: { DomainName: 'example.com', MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' } } }),
      }),
      findings: [{ logicalId: 'Api', path: 'Properties/Domain/MutualTlsAuthentication', severity: 'error' }],
    },
    {
      name: 'a private API',
      template: rest({
        Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'example.com', MutualTlsAuthentication: { TruststoreUri: 's3://bucket/key.pem' } }),
        Map: v2('ApiMapping', { DomainName: ref('Domain') }),
      }, { EndpointConfiguration: { Types: ['PRIVATE'] }, DisableExecuteApiEndpoint: true }),
      findings: [{ logicalId: 'Domain', path: 'Properties/MutualTlsAuthentication', message: 'not for private APIs', severity: 'error' }],
    },
    {
      name: 'no object in S3, in SAM',
      template: template({
        Api: resource('Serverless::HttpApi', {
          DisableExecuteApiEndpoint: true, Domain: { DomainName: 'example.com', MutualTlsAuthentication: { TruststoreUri: 'https://bucket/key' } },
        }),
      }),
      findings: [{ logicalId: 'Api', path: 'Properties/Domain/MutualTlsAuthentication/TruststoreUri' }],
    },
  ],
});
