import { accountDomainAccessAssociations } from '../../../src/rules/account/account-domain-access-associations';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(accountDomainAccessAssociations, {
  valid: [
    { name: 'the quota itself', template: template(repeat(100, 'Thing', () => resource('ApiGateway::DomainNameAccessAssociation'))) },
    { name: 'more, where the account has more', quotas: { 'account-domain-access-associations': 105 }, template: template(repeat(105, 'Thing', () => resource('ApiGateway::DomainNameAccessAssociation'))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(101, 'Thing', () => resource('ApiGateway::DomainNameAccessAssociation'))), findings: [{ logicalId: 'Thing101', actual: 101, limit: 100, severity: 'warning' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(100, 'Thing', () => resource('ApiGateway::DomainNameAccessAssociation'))), template(repeat(1, 'Thing', () => resource('ApiGateway::DomainNameAccessAssociation')))],
      findings: [{ logicalId: 'Thing1', actual: 101, limit: 100, severity: 'warning' }],
    },
  ],
});
