import { accountCustomDomains } from '../../../src/rules/account/account-custom-domains';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(accountCustomDomains, {
  valid: [
    { name: 'the quota itself', template: template(repeat(120, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' }))) },
    { name: 'more, where the account has more', quotas: { 'account-custom-domains': 125 }, template: template(repeat(125, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' }))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(121, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' }))), findings: [{ logicalId: 'Thing121', actual: 121, limit: 120, severity: 'warning' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(120, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' }))), template(repeat(1, 'Thing', () => resource('ApiGateway::DomainName', { DomainName: 'example.com' })))],
      findings: [{ logicalId: 'Thing1', actual: 121, limit: 120, severity: 'warning' }],
    },
  ],
});
