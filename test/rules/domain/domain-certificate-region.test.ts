import { domainCertificateRegion } from '../../../src/rules/domain/domain-certificate-region';
import { ref, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(domainCertificateRegion, {
  valid: [
    {
      name: 'an endpoint type only known at deployment',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', RegionalCertificateArn: 'arn', EndpointConfiguration: unknown }),
      }),
    },
    {
      name: 'an edge-optimized domain',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a',
        }),
      }),
    },
    {
      name: 'a Regional domain',
      region: 'eu-west-1',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          RegionalCertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/a',
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
    },
    {
      name: 'a Region only known at deployment',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          RegionalCertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/a',
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
    },
    {
      name: 'an edge-optimized domain with a certificate of the same template, in us-east-1',
      region: 'us-east-1',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', CertificateArn: { Ref: 'Certificate' } }),
        Certificate: resource('CertificateManager::Certificate', { DomainName: 'example.com' }),
      }),
    },
    {
      name: 'an edge-optimized domain with a certificate of the same template, whose Region only the deployment knows',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', CertificateArn: { Ref: 'Certificate' } }),
        Certificate: resource('CertificateManager::Certificate', { DomainName: 'example.com' }),
      }),
    },
    {
      name: 'an edge-optimized domain with the certificate that a custom resource makes elsewhere',
      region: 'eu-west-1',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', CertificateArn: { 'Fn::GetAtt': ['Certificate', 'Arn'] } }),
        Certificate: resource('CloudFormation::CustomResource', { Region: 'us-east-1' }),
      }),
    },
    {
      name: 'a certificate only known at deployment',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', CertificateArn: unknown }) }),
    },
    {
      name: 'a certificate that the stack of an edge-optimized domain makes in us-east-1',
      region: 'us-east-1',
      template: template({
        Certificate: resource('CertificateManager::Certificate', { DomainName: 'example.com' }),
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', CertificateArn: ref('Certificate') }),
      }),
    },
    {
      name: 'a certificate of the stack, whose Region is only known at deployment',
      template: template({
        Certificate: resource('CertificateManager::Certificate', { DomainName: 'example.com' }),
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', CertificateArn: ref('Certificate') }),
      }),
    },
    {
      name: 'a certificate in the Region of the stack, whatever that is',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com', CertificateArn: { 'Fn::Sub': 'arn:aws:acm:${AWS::Region}:${AWS::AccountId}:certificate/a' },
        }),
      }),
    },
  ],
  invalid: [
    {
      name: 'an edge-optimized domain with a certificate of the same template, which is deployed elsewhere',
      region: 'eu-west-1',
      template: template({
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', CertificateArn: { Ref: 'Certificate' } }),
        Certificate: resource('CertificateManager::Certificate', { DomainName: 'example.com' }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/CertificateArn', actual: 'eu-west-1', severity: 'error' }],
    },
    {
      name: 'an edge-optimized domain with a certificate of another Region',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/a',
        }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/CertificateArn', actual: 'eu-west-1', severity: 'error' }],
    },
    {
      name: 'a Regional domain with a certificate of another Region',
      region: 'eu-west-1',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          RegionalCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a',
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/RegionalCertificateArn' }],
    },
    {
      name: 'a WebSocket domain with a certificate of another Region',
      region: 'eu-west-1',
      template: template({
        Domain: resource('ApiGatewayV2::DomainName', {
          DomainNameConfigurations: [{ EndpointType: 'REGIONAL', CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a' }],
        }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/DomainNameConfigurations/0/CertificateArn' }],
    },
    {
      name: 'a Regional domain with the property of edge-optimized ones',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a',
          EndpointConfiguration: { Types: ['REGIONAL'] },
        }),
      }),
      findings: [{ logicalId: 'Domain', message: 'RegionalCertificateArn' }],
    },
    {
      name: 'an edge-optimized domain with the property of Regional ones',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com',
          RegionalCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a',
        }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/RegionalCertificateArn' }],
    },
    {
      name: 'a certificate that the stack of an edge-optimized domain makes elsewhere',
      region: 'eu-west-1',
      template: template({
        Certificate: resource('CertificateManager::Certificate', { DomainName: 'example.com' }),
        Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com', CertificateArn: ref('Certificate') }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/CertificateArn', actual: 'eu-west-1' }],
    },
    {
      name: 'an ARN of which only the account is not known',
      template: template({
        Domain: resource('ApiGateway::DomainName', {
          DomainName: 'example.com', CertificateArn: { 'Fn::Sub': 'arn:${AWS::Partition}:acm:eu-west-1:${AWS::AccountId}:certificate/a' },
        }),
      }),
      findings: [{ logicalId: 'Domain', path: 'Properties/CertificateArn', actual: 'eu-west-1' }],
    },
    {
      name: 'a domain of SAM with a certificate from elsewhere',
      region: 'us-east-1',
      template: template({
        Api: resource('Serverless::HttpApi', { Domain: { DomainName: 'example.com', CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/a' } }),
      }),
      findings: [{ logicalId: 'Api', path: 'Properties/Domain/CertificateArn', actual: 'eu-west-1' }],
    },
  ],
});
