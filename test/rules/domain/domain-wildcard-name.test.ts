import { domainWildcardName } from '../../../src/rules/domain/domain-wildcard-name';
import { resource, template, unknown } from '../templates';
import { testRule } from '../test-rule';

testRule(domainWildcardName, {
  valid: [
    { name: 'a wildcard as the first label', template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: '*.example.com' }) }) },
    { name: 'no wildcard', template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'example.com' }) }) },
    { name: 'only known at deployment', template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: unknown }) }) },
  ],
  invalid: [
    {
      name: 'a wildcard in the middle',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'a.*.example.com' }) }),
      findings: [{ logicalId: 'Domain', path: 'Properties/DomainName', actual: 'a.*.example.com', severity: 'error' }],
    },
    {
      name: 'a part of a label',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: 'a*.example.com' }) }),
      findings: [{ logicalId: 'Domain' }],
    },
    {
      name: 'a private domain',
      template: template({ Domain: resource('ApiGateway::DomainNameV2', { DomainName: '*.example.com' }) }),
      findings: [{ logicalId: 'Domain', message: 'private' }],
    },
    {
      name: 'any wildcard in 2019',
      edition: '2019-02',
      template: template({ Domain: resource('ApiGateway::DomainName', { DomainName: '*.example.com' }) }),
      findings: [{ logicalId: 'Domain', message: '2019-02' }],
    },
  ],
});
