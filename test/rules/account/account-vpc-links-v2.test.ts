import { accountVpcLinksV2 } from '../../../src/rules/account/account-vpc-links-v2';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(accountVpcLinksV2, {
  valid: [
    { name: 'the quota itself', template: template(repeat(10, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link', SubnetIds: ['subnet'] }))) },
    { name: 'more, where the account has more', quotas: { 'account-vpc-links-v2': 15 }, template: template(repeat(15, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link', SubnetIds: ['subnet'] }))) },
  ],
  invalid: [
    { name: 'one over', template: template(repeat(11, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link', SubnetIds: ['subnet'] }))), findings: [{ logicalId: 'Thing11', actual: 11, limit: 10, severity: 'warning' }] },
    {
      name: 'one over in two templates, which may go to different accounts',
      templates: [template(repeat(10, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link', SubnetIds: ['subnet'] }))), template(repeat(1, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link', SubnetIds: ['subnet'] })))],
      findings: [{ logicalId: 'Thing1', actual: 11, limit: 10, severity: 'warning' }],
    },
  ],
});
