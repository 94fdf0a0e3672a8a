import { accountPrivateCustomDomains } from '../../../src/rules/account/account-private-custom-domains';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(accountPrivateCustomDomains, {
  valid: [
    { name: 'the quota itself', template: template(repeat(50, 'Thing', () => resource('ApiGateway::DomainNameV2', { DomainName: 'example.com' }))) },
    { name: 'more, where the account has more', quotas: { 'account-private-custom-domains': 55 }, template: template(repeat(55, 'Thing', () => resource('ApiGateway::DomainNameV2', { DomainName: 'example.com' }))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(51, 'Thing', () => resource('ApiGateway::DomainNameV2', { DomainName: 'example.com' }))), findings: [{ logicalId: 'Thing51', actual: 51, limit: 50, severity: 'warning' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(50, 'Thing', () => resource('ApiGateway::DomainNameV2', { DomainName: 'example.com' }))), template(repeat(1, 'Thing', () => resource('ApiGateway::DomainNameV2', { DomainName: 'example.com' })))],
      findings: [{ logicalId: 'Thing1', actual: 51, limit: 50, severity: 'warning' }],
    },
  ],
});
