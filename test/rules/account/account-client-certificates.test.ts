import { accountClientCertificates } from '../../../src/rules/account/account-client-certificates';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(accountClientCertificates, {
  valid: [
    { name: 'the quota itself', template: template(repeat(60, 'Thing', () => resource('ApiGateway::ClientCertificate'))) },
    { name: 'more, where the account has more', quotas: { 'account-client-certificates': 65 }, template: template(repeat(65, 'Thing', () => resource('ApiGateway::ClientCertificate'))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(61, 'Thing', () => resource('ApiGateway::ClientCertificate'))), findings: [{ logicalId: 'Thing61', actual: 61, limit: 60, severity: 'warning' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(60, 'Thing', () => resource('ApiGateway::ClientCertificate'))), template(repeat(1, 'Thing', () => resource('ApiGateway::ClientCertificate')))],
      findings: [{ logicalId: 'Thing1', actual: 61, limit: 60, severity: 'warning' }],
    },
  ],
});
