import { domainMtls } from '../../../src/rules/domain/domain-mtls';
import { part, ref, resource, rest, unknown } from '../templates';
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
  ],
});
