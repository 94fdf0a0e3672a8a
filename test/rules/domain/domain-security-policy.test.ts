import { domainSecurityPolicy } from '../../../src/rules/domain/domain-security-policy';
import { ref, resource, rest, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(domainSecurityPolicy, {
  valid: [
    { name: 'TLS 1.2', template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', SecurityPolicy: 'TLS_1_2' }) }) },
    {
      name: 'an enhanced policy',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
          EndpointAccessMode: 'BASIC',
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
    },
    {
      name: 'only known at deployment',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', SecurityPolicy: unknown, EndpointAccessMode: unknown }),
      }),
    },
    {
      name: 'an HTTP API on a domain with TLS 1.2',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          EndpointConfiguration: { Types: ['REGIONAL'] },
          SecurityPolicy: 'TLS_1_2',
        }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Map: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Http') }),
      }),
    },
  ],
  invalid: [
    {
      name: 'an unknown policy',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', SecurityPolicy: 'TLS_1_9' }) }),
      findings: [{ logicalId: 'Domain', path: 'Properties/SecurityPolicy', actual: 'TLS_1_9', severity: 'error' }],
    },
    {
      name: 'an enhanced policy on a WebSocket domain',
      template: template({
        Domain: resource('ApiGatewayV2::DomainName', { DomainNameConfigurations: [{ SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }] }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/DomainNameConfigurations/0/SecurityPolicy' }],
    },
    {
      name: 'a policy of the other endpoint type',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
          EndpointAccessMode: 'BASIC',
        }),
      }),
      findings: [{ logicalId: 'Domain', message: 'EDGE' }],
    },
    {
      name: 'no access mode',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
      findings: [{ logicalId: 'Domain', message: 'access mode' }],
    },
    {
      name: 'an access mode without an enhanced policy',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', SecurityPolicy: 'TLS_1_2', EndpointAccessMode: 'BASIC' }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/EndpointAccessMode' }],
    },
    {
      name: 'an unknown access mode',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
          EndpointAccessMode: 'LOOSE',
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
      findings: [{ logicalId: 'Domain', actual: 'LOOSE' }],
    },
    {
      name: 'mutual TLS with an enhanced policy',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
          EndpointAccessMode: 'BASIC',
          MutualTlsAuthentication: {},
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
      findings: [{ logicalId: 'Domain', message: 'mutual TLS' }],
    },
    {
      name: 'an HTTP API on a domain with TLS 1.0',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          EndpointConfiguration: { Types: ['REGIONAL'] },
          SecurityPolicy: 'TLS_1_0',
        }),
        Http: resource('ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
        Map: resource('ApiGatewayV2::ApiMapping', { DomainName: ref('Domain'), ApiId: ref('Http') }),
      }),
      findings: [{ logicalId: 'Map', actual: 'TLS_1_0' }],
    },
    {
      name: 'an unknown policy of an API',
      template: rest({}, { SecurityPolicy: 'TLS_1_9' }),
      findings: [{ logicalId: 'Api', path: 'Properties/SecurityPolicy' }],
    },
  ],
});
