import { accountVpcLinksV1 } from '../../../src/rules/account/account-vpc-links-v1';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(accountVpcLinksV1, {
  valid: [
    { name: 'the quota itself', template: template(repeat(20, 'Thing', () => resource('ApiGateway::VpcLink', { Name: 'link', TargetArns: ['arn'] }))) },
    { name: 'the quota of 2019', edition: '2019-02', template: template(repeat(5, 'Thing', () => resource('ApiGateway::VpcLink', { Name: 'link', TargetArns: ['arn'] }))) },
    { name: 'more, where the account has more', quotas: { 'account-vpc-links-v1': 25 }, template: template(repeat(25, 'Thing', () => resource('ApiGateway::VpcLink', { Name: 'link', TargetArns: ['arn'] }))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(21, 'Thing', () => resource('ApiGateway::VpcLink', { Name: 'link', TargetArns: ['arn'] }))), findings: [{ logicalId: 'Thing21', actual: 21, limit: 20, severity: 'warning' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(20, 'Thing', () => resource('ApiGateway::VpcLink', { Name: 'link', TargetArns: ['arn'] }))), template(repeat(1, 'Thing', () => resource('ApiGateway::VpcLink', { Name: 'link', TargetArns: ['arn'] })))],
      findings: [{ logicalId: 'Thing1', actual: 21, limit: 20, severity: 'warning' }],
    },
    { name: 'one over the quota of 2019', edition: '2019-02', template: template(repeat(6, 'Thing', () => resource('ApiGateway::VpcLink', { Name: 'link', TargetArns: ['arn'] }))), findings: [{ logicalId: 'Thing6', limit: 5 }] },
  ],
});
