import { domainNameFormat } from '../../../src/rules/domain/domain-name-format';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(domainNameFormat, {
  valid: [
    {
      name: 'the longest label',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: `${'a'.repeat(63)}.example.com` }) }),
    },
    { name: 'a wildcard', template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: '*.example-1.com' }) }) },
    { name: 'only known at deployment', template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: unknown }) }) },
  ],
  invalid: [
    {
      name: 'one character over in a label',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: `${'a'.repeat(64)}.example.com` }) }),
      findings: [{ logicalId: 'Domain', path: 'Properties/DomainName', actual: 64, limit: 63, severity: 'error' }],
    },
    {
      name: 'one character over in all',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'ab.'.repeat(85) + 'c' }) }),
      findings: [{ logicalId: 'Domain', actual: 256, limit: 255 }],
    },
    {
      name: 'upper case',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'Api.example.com' }) }),
      findings: [{ logicalId: 'Domain', actual: 'Api.example.com' }],
    },
    {
      name: 'an underscore in a domain of the second generation',
      template: template({ Domain: resource('ApiGatewayV2::DomainName', { DomainName: 'my_api.example.com' }) }),
      findings: [{ logicalId: 'Domain' }],
    },
  ],
});
