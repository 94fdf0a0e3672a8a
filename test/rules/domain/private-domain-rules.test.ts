import { privateDomainRules } from '../../../src/rules/domain/private-domain-rules';
import { ref, resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(privateDomainRules, {
  valid: [
    {
      name: 'a policy and an association',
      template: template({
        Domain: resource('ApiGateway::DomainNameV2', { DomainName: 'example.com', Policy: {} }),
        Access: resource('ApiGateway::DomainNameAccessAssociation', { DomainNameArn: ref('Domain') }),
      }),
    },
    {
      name: 'an association only known at deployment',
      template: template({
        Domain: resource('ApiGateway::DomainNameV2', { DomainName: 'example.com', Policy: unknown }),
        Access: resource('ApiGateway::DomainNameAccessAssociation', { DomainNameArn: 'arn' }),
      }),
    },
    { name: 'a public domain', template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com' }) }) },
  ],
  invalid: [
    {
      name: 'no policy',
      template: template({
        Domain: resource('ApiGateway::DomainNameV2', { DomainName: 'example.com' }),
        Access: resource('ApiGateway::DomainNameAccessAssociation', { DomainNameArn: ref('Domain') }),
      }),
      findings: [{ logicalId: 'Domain', message: 'policy', severity: 'warning' }],
    },
    {
      name: 'no association',
      template: template({ Domain: resource('ApiGateway::DomainNameV2', { DomainName: 'example.com', Policy: {} }) }),
      findings: [{ logicalId: 'Domain', message: 'VPC endpoint' }],
    },
  ],
});
