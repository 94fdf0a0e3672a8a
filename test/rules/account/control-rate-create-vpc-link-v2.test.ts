import { controlRateCreateVpcLinkV2 } from '../../../src/rules/account/control-rate-create-vpc-link-v2';
import { repeat, resource, template } from '../templates';
import { testRule } from '../test-rule';

testRule(controlRateCreateVpcLinkV2, {
  valid: [
    { name: 'a minute of calls', template: template(repeat(4, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link' }))) },
    { name: 'more, in two stacks', templates: [template(repeat(4, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link' }))), template(repeat(4, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link' })))] },
  ],
  invalid: [
    { name: 'more than a minute', template: template(repeat(5, 'Thing', () => resource('ApiGatewayV2::VpcLink', { Name: 'link' }))), findings: [{ logicalId: 'Thing5', actual: 5, severity: 'warning' }] },
  ],
});
